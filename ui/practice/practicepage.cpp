// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/practice/practicepage.h"

#include "ui/models/streams.h"
#include "ui/models/wording.h"
#include "ui/practice/practiceactions.h"
#include "ui/practice/practicebar.h"
#include "ui/practice/pressbar.h"
#include "ui/practice/scriptpane.h"
#include "ui/questions.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/table.h"
#include "ui/theme/theme.h"

#include <QHostAddress>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

namespace penstock {

namespace {

constexpr int comparedAtMost = 1000; // batches: the newest

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QString countersText(const Practice &practice)
{
    const PracticeCounters &counters = practice.counters();
    QStringList parts{
        PracticePage::tr("%1 requests, %2 answered 2xx")
            .arg(numberText(counters.requests), numberText(counters.accepted)),
        PracticePage::tr("%1 events stored, %2 of them different")
            .arg(numberText(counters.eventsAccepted), numberText(counters.uniqueEventsAccepted)),
        PracticePage::tr("%1 duplicates").arg(numberText(counters.duplicateEvents)),
    };
    if (counters.refused > 0)
        parts.append(PracticePage::tr("%1 refused").arg(numberText(counters.refused)));
    if (counters.failedHandshakes > 0)
        parts.append(PracticePage::tr("%1 TLS handshakes failed, the last one: %2")
                         .arg(numberText(counters.failedHandshakes), practice.lastFailedHandshake()));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

PracticePage::PracticePage(Practice &practice, PracticeActions &actions, const Theme &theme, QWidget *parent)
    : Page(QStringLiteral("practicePage"), tr("Practice"), parent)
    , m_practice(practice)
    , m_bar(new PracticeBar(practice, actions, theme, this))
    , m_counters(new ElidedLabel(this))
    , m_received(addTable(theme, QStringLiteral("receivedTable"), tr("Requests received"), practice.received(),
                          {QStringLiteral("000,000"), QStringLiteral("00:00:00"),
                           QStringLiteral("●● 503 after 10000 ms"), QStringLiteral("0,000"), QStringLiteral("0,000"),
                           QStringLiteral("000"), QStringLiteral("000"), QStringLiteral("000.0 KB")}))
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_sides(addTable(theme, QStringLiteral("sidesTable"), tr("Sent and arrived"), m_comparison,
                       {QStringLiteral("000,000"), QStringLiteral("●● Backing off"), QStringLiteral("0,000"),
                        QStringLiteral("00"), QStringLiteral("00"), QStringLiteral("00"), QStringLiteral("0,000")}))
    , m_sidesNote(new ElidedLabel(this))
    , m_findings(addTable(theme, QStringLiteral("findingTable"), tr("Findings"), practice.findings(),
                          {QStringLiteral("0,000,000"), QString(60, u'n')}))
    , m_script(new ScriptPane(theme, this))
{
    m_counters->setObjectName(QStringLiteral("practiceCounters"));
    m_sidesNote->setObjectName(QStringLiteral("sidesNote"));
    for (ElidedLabel *label : {m_counters, m_sidesNote})
        label->setProperty("muted", true);
    m_tabs->setObjectName(QStringLiteral("practiceTabs"));
    m_tabs->setAccessibleName(tr("Views of the practice endpoint"));
    m_tabs->setExpanding(false);
    buildLayout(actions);
    connect(&m_practice, &Practice::reported, this, &PracticePage::showCounters);
    connect(&actions, &PracticeActions::startRequested, this, &PracticePage::start);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_script, &ScriptPane::scriptChosen, this, [this](const PracticeScript &script) {
        if (m_practice.isListening())
            m_practice.play(script);
        else
            start();
    });
    showCounters();
    showSides();
}

QTableView *PracticePage::addTable(const Theme &theme, const QString &name, const QString &title,
                                   QAbstractItemModel &model, const QStringList &widest)
{
    auto *table = new QTableView(this);
    setUpTable(*table);
    table->setObjectName(name);
    table->setAccessibleName(title);
    table->setItemDelegate(new CellDelegate(theme, table));
    table->setModel(&model);
    setColumnWidths(*table, widest);
    connect(&theme, &Theme::changed, table->viewport(), qOverload<>(&QWidget::update));
    return table;
}

QWidget *PracticePage::buildSides()
{
    auto *pane = new QWidget(this);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    auto *note = new QVBoxLayout;
    note->setContentsMargins(12, 0, 12, 0);
    note->addWidget(m_sidesNote);
    column->addLayout(note);
    column->addWidget(m_sides, 1);
    return pane;
}

void PracticePage::buildLayout(PracticeActions &actions)
{
    auto *received = new QFrame(this);
    received->setProperty("panel", true);
    auto *receivedColumn = new QVBoxLayout(received);
    receivedColumn->setContentsMargins(1, 1, 1, 1);
    receivedColumn->addWidget(m_received);

    m_tabs->addTab(tr("Sent and arrived"));
    m_tabs->addTab(tr("Findings"));
    m_tabs->addTab(tr("Script"));
    m_stack->addWidget(buildSides());
    m_stack->addWidget(m_findings);
    m_stack->addWidget(m_script);
    auto *views = new QFrame(this);
    views->setProperty("panel", true);
    auto *viewsColumn = new QVBoxLayout(views);
    viewsColumn->setContentsMargins(1, 1, 1, 1);
    viewsColumn->setSpacing(0);
    viewsColumn->addWidget(m_tabs);
    viewsColumn->addWidget(m_stack, 1);

    auto *halves = new QSplitter(Qt::Vertical, this);
    halves->setObjectName(QStringLiteral("practiceHalves"));
    halves->setHandleWidth(8);
    halves->setChildrenCollapsible(false);
    halves->addWidget(received);
    halves->addWidget(views);
    halves->setSizes({1000, 1000});

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 12, 12, 12);
    all->setSpacing(8);
    all->addWidget(m_bar);
    all->addWidget(new PressBar(m_practice, actions, this));
    all->addWidget(m_counters);
    all->addWidget(halves, 1);
}

void PracticePage::start()
{
    const auto script = m_script->script();
    if (!script) {
        m_tabs->setCurrentIndex(ScriptTab);
        return;
    }
    PracticeSetup setup = m_bar->setup();
    setup.script = *script;
    if (const auto started = m_practice.start(std::move(setup)); !started)
        tellError(this, tr("The practice endpoint cannot start"), started.error().message);
}

void PracticePage::showCounters()
{
    m_counters->setText(countersText(m_practice));
    showTabs();
}

void PracticePage::showStream(StreamView *stream)
{
    m_stream = stream;
    showSides();
}

void PracticePage::tick()
{
    if (isVisible())
        showSides();
}

bool PracticePage::sendsHere() const
{
    if (!m_stream || m_practice.place().port == 0)
        return false;
    const QUrl url(m_stream->config.destination.url);
    const int usual = url.scheme() == QLatin1String("https") ? 443 : 80;
    return isLoopback(url.host()) && url.port(usual) == m_practice.place().port;
}

void PracticePage::showSides()
{
    QList<ComparedBatch> batches;
    if (sendsHere()) {
        std::vector<BatchRow> rows;
        const int count = qMin(m_stream->batches.rowCount(), comparedAtMost);
        rows.reserve(std::size_t(count));
        for (int row = 0; row < count; ++row)
            rows.push_back(m_stream->batches.row(row));
        batches = compared(rows, m_practice.arrivals(), m_practice.since(), m_practice.now());
    }
    m_comparison.show(batches);
    const int differences = m_comparison.differences();
    if (!sendsHere())
        m_sidesNote->setText(tr("The chosen stream does not send to the practice endpoint."));
    else if (differences > 0)
        m_sidesNote->setText(tr("%1 of %2 batches differ.").arg(numberText(differences), numberText(batches.size())));
    else
        m_sidesNote->setText(tr("%1 batches are the same on both sides.").arg(numberText(batches.size())));
    showTabs();
}

void PracticePage::showTabs()
{
    const auto titled = [](const QString &title, int count) {
        return count == 0 ? title : tr("%1 (%2)").arg(title, numberText(count));
    };
    const auto show = [this](int tab, const QString &text) {
        if (m_tabs->tabText(tab) != text)
            m_tabs->setTabText(tab, text);
    };
    show(SidesTab, titled(tr("Sent and arrived"), m_comparison.differences()));
    show(FindingsTab, titled(tr("Findings"), m_practice.findings().rowCount()));
}

} // namespace penstock
