// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/practice.h"

namespace penstock {

Practice::Practice(const Catalog &catalog, Clock clock, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_clock(std::move(clock))
{
}

Practice::~Practice() = default;

Result<> Practice::start(PracticeSetup setup)
{
    setup.catalog = &m_catalog;
    m_thread.reset(); // before the new one wants its port
    auto thread = std::make_unique<PracticeThread>();
    // What one that is stopped has sent on its way is nobody's.
    connect(thread.get(), &PracticeThread::reported, this, [this, sender = thread.get()](const PracticeReport &report) {
        if (m_thread.get() == sender)
            take(report);
    });
    const auto place = thread->listen(setup);
    if (!place) {
        stop();
        return tl::unexpected(place.error());
    }
    m_thread = std::move(thread);
    m_setup = std::move(setup);
    m_place = *place;
    m_since = m_clock().wall;
    m_pressed.reset();
    m_counters = {};
    m_arrivals = Arrivals();
    m_lastFailedHandshake.clear();
    m_received.clear();
    m_findings.show({});
    Q_EMIT changed();
    Q_EMIT reported();
    return {};
}

void Practice::stop()
{
    m_thread.reset();
    m_pressed.reset();
    Q_EMIT changed();
}

void Practice::play(const PracticeScript &script)
{
    m_setup.script = script;
    m_thread->play(script);
}

void Practice::press(const practice::Behaviour &behaviour, bool once)
{
    m_pressed = behaviour;
    m_pressedOnce = once;
    m_thread->press(behaviour, once);
    Q_EMIT changed();
}

void Practice::release()
{
    m_pressed.reset();
    m_thread->release();
    Q_EMIT changed();
}

void Practice::take(const PracticeReport &report)
{
    m_counters = report.counters;
    m_arrivals.add(report.requests);
    m_received.add(report.requests);
    m_findings.show(report.findings);
    if (!report.failedHandshakes.isEmpty())
        m_lastFailedHandshake = report.failedHandshakes.last();
    if (m_pressed && m_pressedOnce && !report.requests.isEmpty()) {
        m_pressed.reset();
        Q_EMIT changed();
    }
    Q_EMIT reported();
}

} // namespace penstock
