// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/deliverysection.h"

#include "core/stream/limits.h"
#include "ui/configure/formfield.h"
#include "ui/configure/numberbox.h"
#include "ui/configure/retrydelaysedit.h"
#include "ui/configure/retrytimeline.h"
#include "ui/configure/sectionlayout.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace penstock {

//! One number of the delivery's limits.
struct DeliverySection::Number
{
    const char *label;
    const char *step;
    const char *key;
    const char *note;
    Range range;
    const char *unit;
    int perUnit;
    qint64 (*get)(const DeliveryLimits &);
    void (*set)(DeliveryLimits &, qint64);
};

DeliverySection::DeliverySection(const Theme &theme, QWidget *parent)
    : Section(theme, QStringLiteral("deliverySection"), tr("Delivery"), parent)
    , m_delays(new RetryDelaysEdit(theme, this))
    , m_timeline(new RetryTimeline(theme, this))
    , m_honorRetryAfter(new QCheckBox(tr("Wait longer when the answer asks for it (Retry-After)"), this))
    , m_breaker(new QCheckBox(tr("Hold the stream when requests keep failing"), this))
    , m_breakerFailures(new NumberBox(Range{1, limits::holdAfterFailures.most}, tr("failures in a row"), 1, this))
{
    addNumbers();
    addSchedule();
    addBeyond();
    auto *restore = new QPushButton(tr("As documented"), this);
    restore->setObjectName(QStringLiteral("asDocumentedButton"));
    restore->setAccessibleName(restore->text());
    restore->setToolTip(
        tr("Batches of 100, retries after 30, 60 and 120 s, and the usual values of what is an assumption"));
    column()->addWidget(restore, 0, Qt::AlignLeft);
    connect(restore, &QPushButton::clicked, this, [this] {
        change(tr("Restore the documented delivery"), {}, [](StreamConfig &config) { config.delivery = {}; });
    });
}

void DeliverySection::addNumbers()
{
    static const Number numbers[] = {
        {QT_TR_NOOP("Events per batch"), QT_TR_NOOP("Change the batch size"), "batchSize",
         QT_TR_NOOP("documented: 100"), limits::batchSize, "", 1,
         [](const DeliveryLimits &d) { return qint64(d.batchSize); },
         [](DeliveryLimits &d, qint64 value) { d.batchSize = int(value); }},
        {QT_TR_NOOP("Longest wait of a partly filled batch"), QT_TR_NOOP("Change the longest wait"), "maxWaitMs",
         QT_TR_NOOP("assumption: 1 s"), limits::maxWaitMs, QT_TR_NOOP("s"), 1000,
         [](const DeliveryLimits &d) { return qint64(d.maxWait.count()); },
         [](DeliveryLimits &d, qint64 value) { d.maxWait = Milliseconds(value); }},
        {QT_TR_NOOP("Timeout of a request"), QT_TR_NOOP("Change the timeout"), "timeoutMs",
         QT_TR_NOOP("assumption: 30 s"), limits::timeoutMs, QT_TR_NOOP("s"), 1000,
         [](const DeliveryLimits &d) { return qint64(d.timeout.count()); },
         [](DeliveryLimits &d, qint64 value) { d.timeout = Milliseconds(value); }},
        {QT_TR_NOOP("Requests in flight"), QT_TR_NOOP("Change the requests in flight"), "maxInFlight",
         QT_TR_NOOP("assumption: 6"), limits::maxInFlight, "", 1,
         [](const DeliveryLimits &d) { return qint64(d.maxInFlight); },
         [](DeliveryLimits &d, qint64 value) { d.maxInFlight = int(value); }},
    };
    for (const Number &number : numbers) {
        auto *box = new NumberBox(number.range, *number.unit ? tr(number.unit) : QString(), number.perUnit, this);
        const QString path = QStringLiteral("$.delivery.") + QLatin1String(number.key);
        box->setObjectName(QLatin1String(number.key) + QStringLiteral("Box"));
        addField(tr(number.label), {path}, inLine(box))->setNote(tr(number.note));
        connect(box, &NumberBox::edited, this, [this, &number, path](qint64 value) {
            change(tr(number.step), path, [&](StreamConfig &config) { number.set(config.delivery, value); });
        });
        m_numbers.append({box, number.get});
    }
}

void DeliverySection::addSchedule()
{
    const QString path = QStringLiteral("$.delivery.retryDelaysMs");
    auto *parts = new QWidget(this);
    auto *rows = new QVBoxLayout(parts);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(m_delays);
    rows->addWidget(m_timeline);
    parts->setFocusProxy(m_delays);
    m_schedule = addField(tr("Wait before each retry"), {path}, parts);
    m_schedule->setNote(tr("documented: 30, 60, 120 s"));
    connect(m_delays, &RetryDelaysEdit::edited, this, [this, path](const std::vector<Milliseconds> &delays) {
        change(tr("Change the retry schedule"), path,
               [&](StreamConfig &config) { config.delivery.retryDelays = delays; });
    });
}

void DeliverySection::addBeyond()
{
    const QString retryAfter = QStringLiteral("$.delivery.honorRetryAfter");
    m_honorRetryAfter->setObjectName(QStringLiteral("honorRetryAfterBox"));
    auto *asked = addField(tr("What the endpoint asks for"), {retryAfter}, inLine(m_honorRetryAfter));
    asked->setNote(tr("assumption: off"));
    asked->setHelp(tr("It only lengthens a wait, to twice of it at most."));
    connect(m_honorRetryAfter, &QCheckBox::toggled, this, [this, retryAfter](bool on) {
        change(tr("Change the answer to Retry-After"), retryAfter,
               [on](StreamConfig &config) { config.delivery.honorRetryAfter = on; });
    });

    const QString failures = QStringLiteral("$.delivery.holdAfterFailures");
    m_breaker->setObjectName(QStringLiteral("breakerBox"));
    m_breakerFailures->setObjectName(QStringLiteral("breakerFailuresBox"));
    m_breakerFailures->setPrefix(tr("after "));
    m_breakerFailures->setAccessibleName(tr("Failures in a row that hold the stream"));
    auto *breaker = addField(tr("When the endpoint stays down"), {failures}, inLine(m_breaker, {m_breakerFailures}));
    breaker->setNote(tr("not what Streams does: off"));
    breaker->setHelp(
        tr("Spares the batches' tries: one request a minute asks whether the endpoint is back, and then all "
           "goes on by itself."));
    const auto set = [this, failures](int count) {
        change(tr("Change when the stream is held"), failures,
               [count](StreamConfig &config) { config.delivery.holdAfterFailures = count; });
    };
    constexpr int usual = 20;
    connect(m_breaker, &QCheckBox::toggled, this, [set](bool on) { set(on ? usual : 0); });
    connect(m_breakerFailures, &NumberBox::edited, this, [set](qint64 count) { set(int(count)); });
}

void DeliverySection::show(const StreamConfig &config)
{
    for (const auto &[box, get] : std::as_const(m_numbers))
        box->show(get(config.delivery));
    m_delays->show(config.delivery.retryDelays);
    m_timeline->show(config.delivery.retryDelays);
    m_honorRetryAfter->setChecked(config.delivery.honorRetryAfter);
    const int failures = config.delivery.holdAfterFailures;
    m_breaker->setChecked(failures > 0);
    m_breakerFailures->setVisible(failures > 0);
    if (failures > 0)
        m_breakerFailures->show(failures);
    m_schedule->setHelp(scheduleText(config.delivery.retryDelays));
}

} // namespace penstock
