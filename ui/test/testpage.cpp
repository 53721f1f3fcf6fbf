// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/test/testpage.h"

#include "core/probe/reporttexts.h"
#include "core/stream/streamcheck.h"
#include "ui/models/probemodel.h"
#include "ui/models/streams.h"
#include "ui/noticebar.h"
#include "ui/savetext.h"
#include "ui/test/latencydialog.h"
#include "ui/test/stepdetail.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/table.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QMenu>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

TestPage::TestPage(const Theme &theme, EndpointTester &tester, QAction &test, QWidget *parent)
    : Page(QStringLiteral("testPage"), tr("Test"), parent)
    , m_tester(tester)
    , m_test(test)
    , m_model(new ProbeModel(this))
    , m_conclusion(new NoticeBar(theme, QStringLiteral("testConclusion"), this))
    , m_table(new QTableView(this))
    , m_detail(new StepDetail(theme, this))
    , m_parts(new QSplitter(Qt::Horizontal, this))
    , m_corner(new QWidget(this))
    , m_steps(new QToolButton(m_corner))
    , m_report(new QToolButton(m_corner))
    , m_latency(new QToolButton(m_corner))
    , m_run(new QToolButton(m_corner))
{
    setUpTable(*m_table);
    m_table->setObjectName(QStringLiteral("stepTable"));
    m_table->setAccessibleName(tr("Steps of the test"));
    auto *delegate = new CellDelegate(theme, m_table);
    delegate->setMuted(ProbeModel::Took);
    m_table->setItemDelegate(delegate);
    m_table->setModel(m_model);
    setColumnWidths(*m_table, {QStringLiteral("Kept-alive connection"), QStringLiteral("●● Will send"),
                               QStringLiteral("00,000 ms"), QString()});
    connect(&theme, &Theme::changed, m_table->viewport(), qOverload<>(&QWidget::update));
    buildCorner(theme);
    buildSteps();
    buildReports();
    buildLayout();
    connectTester();
    m_table->selectRow(0);
    showConclusion();
    updateButtons();
}

TestPage::~TestPage() = default;

void TestPage::buildCorner(const Theme &theme)
{
    const auto set = [&theme](QToolButton *button, const char *name, const QString &text, const char *icon,
                              const QString &tip) {
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setAccessibleName(text);
        if (icon)
            button->setIcon(theme.icon(QLatin1String(icon)));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setToolTip(tip);
    };
    set(m_steps, "stepsButton", tr("Steps"), "list-check", tr("Choose what is sent to the endpoint"));
    set(m_latency, "latencyButton", tr("Latency…"), "chart-bar",
        tr("Send requests at a steady rate, and see how long the answers take"));
    set(m_report, "reportButton", tr("Report"), "file-export",
        tr("Save what was found, for the team that runs the endpoint or for CI"));
    set(m_run, "runTestButton", tr("Run the test"), nullptr, {});
    m_run->setProperty("primary", true);
    auto *line = new QHBoxLayout(m_corner);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    for (QToolButton *button : {m_steps, m_latency, m_report, m_run})
        line->addWidget(button);
    connect(m_run, &QToolButton::clicked, this, &TestPage::runOrStop);
    connect(m_latency, &QToolButton::clicked, this, &TestPage::measure);
    connect(&m_test, &QAction::triggered, this, [this] {
        Q_EMIT openRequested();
        if (m_running == 0)
            runOrStop();
    });
}

void TestPage::buildSteps()
{
    auto *menu = new QMenu(m_steps);
    menu->setObjectName(QStringLiteral("stepsMenu"));
    menu->setToolTipsVisible(true);
    for (const ProbeStep step : probeSteps) {
        if (!sendsRequests(step))
            continue;
        QAction *action = menu->addAction(stepWords(step).title);
        action->setToolTip(stepWords(step).about);
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, this, [this, step](bool checked) {
            if (checked)
                m_choice.leftOut.remove(step);
            else
                m_choice.leftOut.insert(step);
        });
    }
    menu->addSeparator();
    QAction *header = menu->addAction(tr("Mark requests with the header X-Penstock-Test"));
    header->setObjectName(QStringLiteral("markHeaderAction"));
    header->setCheckable(true);
    connect(header, &QAction::toggled, this, [this](bool checked) { m_choice.markHeader = checked; });
    m_steps->setMenu(menu);
    m_steps->setPopupMode(QToolButton::InstantPopup);
}

void TestPage::buildReports()
{
    auto *menu = new QMenu(m_report);
    menu->setObjectName(QStringLiteral("reportMenu"));
    const auto add = [this, menu](const char *name, const QString &text, const char *suffix,
                                  QByteArray (*write)(const ProbeReport &)) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, [this, suffix, write] { save(QLatin1String(suffix), write); });
    };
    add("htmlReportAction", tr("Web page, for the receiver's team…"), "html", reportHtml);
    add("junitReportAction", tr("JUnit XML, for CI…"), "xml", reportJUnit);
    add("jsonReportAction", tr("JSON, for programs…"), "json",
        [](const ProbeReport &report) { return QJsonDocument(reportJson(report)).toJson(); });
    m_report->setMenu(menu);
    m_report->setPopupMode(QToolButton::InstantPopup);
}

void TestPage::buildLayout()
{
    m_parts->setObjectName(QStringLiteral("testParts"));
    m_parts->setHandleWidth(8);
    m_parts->setChildrenCollapsible(false);
    auto *frame = new QFrame(m_parts);
    frame->setProperty("panel", true);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_table);
    m_parts->addWidget(frame);
    m_parts->addWidget(m_detail);
    m_parts->setStretchFactor(0, 3);
    m_parts->setStretchFactor(1, 2);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 12, 12, 12);
    all->setSpacing(8);
    all->addWidget(m_conclusion);
    all->addWidget(m_parts, 1);
}

void TestPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool isNarrow = width() < fontMetrics().height() * 60;
    m_parts->setOrientation(isNarrow ? Qt::Vertical : Qt::Horizontal);
}

void TestPage::connectTester()
{
    connect(&m_tester, &EndpointTester::stepBegun, this, [this](ProbeStep step) {
        if (m_stream && m_running == m_stream->id)
            m_model->show(step);
    });
    connect(&m_tester, &EndpointTester::stepDone, this, [this](const ProbeResult &result) {
        m_reports[m_running].results.append(result);
        if (m_stream && m_running == m_stream->id)
            m_model->add(result);
        showStep();
    });
    connect(&m_tester, &EndpointTester::finished, this, &TestPage::take);
    connect(&m_tester, &EndpointTester::failed, this, [this](const QString &reason) {
        if (m_running == 0)
            return;
        m_running = 0;
        updateButtons();
        m_conclusion->show(Mark::Failed, reason);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TestPage::showStep);
}

void TestPage::showStream(StreamView *stream)
{
    const bool isOther = (m_stream ? m_stream->id : 0) != (stream ? stream->id : 0);
    m_stream = stream;
    updateButtons();
    if (!stream || !isOther)
        return;
    m_model->show(m_reports.value(stream->id));
    showConclusion();
    showStep();
}

void TestPage::runOrStop()
{
    if (m_running != 0)
        return m_tester.cancel();
    if (!m_stream)
        return;
    m_running = m_stream->id;
    m_reports[m_running] = {};
    m_model->begin();
    m_table->selectRow(0);
    m_tester.test(subject(), m_choice);
    showConclusion();
    showStep();
    updateButtons();
}

void TestPage::take(const ProbeReport &report)
{
    const StreamId stream = std::exchange(m_running, 0);
    m_reports[stream] = report;
    updateButtons();
    if (!m_stream || m_stream->id != stream)
        return;
    m_model->show(report);
    showConclusion();
    // The first thing to mend is what the user wants to read.
    for (const ProbeVerdict wanted : {ProbeVerdict::Failed, ProbeVerdict::Warning}) {
        for (const ProbeResult &result : report.results) {
            if (result.verdict == wanted)
                return m_table->selectRow(ProbeModel::rowOf(result.step));
        }
    }
    showStep();
}

void TestPage::showConclusion()
{
    if (!m_stream)
        return;
    if (m_running == m_stream->id)
        return m_conclusion->show(Mark::InFlight, tr("The test is running."));
    const ProbeReport report = m_reports.value(m_stream->id);
    if (report.results.isEmpty())
        return m_conclusion->show(Mark::Queued,
                                  tr("Not tested yet. Steps that send leave test events with the receiver, "
                                     "marked campaign_name “Penstock test”; Steps says which to leave out."));
    const ProbeConclusion conclusion = conclusionOf(report);
    m_conclusion->show(markOf(conclusion.verdict), conclusion.headline + u' ' + conclusion.summary);
}

void TestPage::showStep()
{
    const int row = qMax(0, m_table->currentIndex().row());
    const ProbeStep step = ProbeModel::stepAt(row);
    m_detail->show(m_model->report(), step);
}

void TestPage::measure()
{
    if (!m_stream)
        return;
    auto *dialog = new LatencyDialog(m_tester, subject(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TestPage::updateButtons()
{
    const bool runs = m_running != 0;
    const bool sound = m_stream && !holdsError(checkStreamConfig(m_stream->config));
    m_run->setText(runs ? tr("Stop the test") : tr("Run the test"));
    m_run->setAccessibleName(m_run->text());
    m_run->setEnabled(runs || sound);
    m_run->setToolTip(sound || runs ? QString() : tr("Mend what is marked under Configure first"));
    m_test.setEnabled(sound);
    m_latency->setEnabled(sound && !runs);
    m_report->setEnabled(m_stream && !runs && !m_reports.value(m_stream->id).results.isEmpty());
}

void TestPage::save(const QString &suffix, QByteArray (*text)(const ProbeReport &))
{
    const ProbeReport &report = m_model->report();
    askToSaveText(this, QStringLiteral("%1 test.%2").arg(report.stream, suffix), text(report));
}

ProbeSubject TestPage::subject() const
{
    return {m_stream->config, QFileInfo(m_stream->file).absolutePath()};
}

} // namespace penstock
