// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/test/latencydialog.h"

#include "core/stream/addresscheck.h"
#include "ui/models/wording.h"
#include "ui/questions.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace penstock {

namespace {

constexpr int barLength = 30; // characters

QString durationText(LatencyReport::Duration duration)
{
    const double ms = double(duration.count()) / 1000;
    return LatencyDialog::tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < 10 ? 1 : 0));
}

QString histogramText(const LatencyReport &report)
{
    const auto bins = report.histogram();
    if (bins.empty())
        return {};
    const int most = std::ranges::max_element(bins, {}, &LatencyReport::Bin::answers)->answers;
    QStringList lines;
    for (const LatencyReport::Bin &bin : bins)
        lines.append(QStringLiteral("%1 %2 %3")
                         .arg(LatencyDialog::tr("up to %1").arg(durationText(bin.upTo)), 18)
                         .arg(bin.answers, 5)
                         .arg(QString(bin.answers * barLength / most, u'█')));
    return lines.join(u'\n');
}

} // namespace

LatencyDialog::LatencyDialog(EndpointTester &tester, ProbeSubject subject, QWidget *parent)
    : QDialog(parent)
    , m_tester(tester)
    , m_subject(std::move(subject))
    , m_requests(new QSpinBox(this))
    , m_rate(new QDoubleSpinBox(this))
    , m_start(new QPushButton(tr("Measure"), this))
    , m_progress(new QProgressBar(this))
    , m_percentiles(new QLabel(this))
    , m_histogram(new QLabel(this))
{
    setObjectName(QStringLiteral("latencyDialog"));
    setWindowTitle(tr("Latency of %1").arg(QUrl(m_subject.config.destination.url).host()));
    const LatencyOrder order;
    m_requests->setObjectName(QStringLiteral("latencyRequests"));
    m_requests->setAccessibleName(tr("Requests"));
    m_requests->setRange(1, LatencyOrder::mostRequests);
    m_requests->setValue(order.requests);
    m_rate->setObjectName(QStringLiteral("latencyRate"));
    m_rate->setAccessibleName(tr("Requests a second"));
    m_rate->setDecimals(1);
    m_rate->setRange(0.1, LatencyOrder::mostPerSecond);
    m_rate->setValue(order.perSecond);
    m_start->setObjectName(QStringLiteral("latencyStart"));
    m_progress->setObjectName(QStringLiteral("latencyProgress"));
    m_progress->setAccessibleName(tr("Answers"));
    m_progress->setFormat(QStringLiteral("%v / %m"));
    m_percentiles->setObjectName(QStringLiteral("latencyPercentiles"));
    m_histogram->setObjectName(QStringLiteral("latencyHistogram"));
    m_histogram->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    for (QLabel *label : {m_percentiles, m_histogram}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    buildLayout();
    setRunning(false);
    connect(m_start, &QPushButton::clicked, this, &LatencyDialog::startOrStop);
    connect(&m_tester, &EndpointTester::answered, m_progress, &QProgressBar::setValue);
    connect(&m_tester, &EndpointTester::measured, this, &LatencyDialog::show);
    connect(&m_tester, &EndpointTester::failed, this, [this](const QString &reason) {
        setRunning(false);
        m_percentiles->setText(reason);
    });
}

LatencyDialog::~LatencyDialog()
{
    if (m_running)
        m_tester.cancel();
}

void LatencyDialog::buildLayout()
{
    auto *about = new QLabel(tr("Sends batches of one test event at a steady rate, and measures each answer."), this);
    about->setWordWrap(true);
    auto *form = new QFormLayout;
    form->addRow(tr("Requests"), m_requests);
    form->addRow(tr("A second"), m_rate);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_start, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(12);
    all->addWidget(about);
    all->addLayout(form);
    all->addWidget(m_progress);
    all->addWidget(m_percentiles);
    all->addWidget(m_histogram);
    all->addStretch(1);
    all->addWidget(buttons);
    m_histogram->setMinimumSize(fontMetrics().averageCharWidth() * 64, fontMetrics().height() * 9);
}

void LatencyDialog::startOrStop()
{
    if (m_running) {
        m_tester.cancel();
        return setRunning(false);
    }
    const QUrl url(m_subject.config.destination.url);
    if (isLoopback(url))
        return start();
    askBeforeMeasuring(this,
                       tr("%1 requests go to %2, %3 a second, and leave as many test events there.")
                           .arg(numberText(m_requests->value()), url.host(), m_rate->text()),
                       [this] { start(); });
}

void LatencyDialog::start()
{
    m_percentiles->clear();
    m_histogram->clear();
    m_progress->setRange(0, m_requests->value());
    m_progress->setValue(0);
    setRunning(true);
    m_tester.measure(m_subject, {m_requests->value(), m_rate->value()});
}

void LatencyDialog::show(const LatencyReport &report)
{
    setRunning(false);
    QString text = report.times.empty()
                       ? tr("No request was answered with a 2xx.")
                       : tr("p50 %1 · p95 %2 · p99 %3 · slowest %4")
                             .arg(durationText(report.percentile(0.5)), durationText(report.percentile(0.95)),
                                  durationText(report.percentile(0.99)), durationText(report.percentile(1)));
    for (auto failure = report.failures.cbegin(); failure != report.failures.cend(); ++failure)
        text += u'\n' + tr("%1 × %2").arg(numberText(failure.value()), failure.key());
    m_percentiles->setText(text);
    m_histogram->setText(histogramText(report));
}

void LatencyDialog::setRunning(bool running)
{
    m_running = running;
    m_requests->setEnabled(!running);
    m_rate->setEnabled(!running);
    m_start->setText(running ? tr("Stop") : tr("Measure"));
}

} // namespace penstock
