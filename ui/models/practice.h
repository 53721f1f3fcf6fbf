// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/practicethread.h"
#include "ui/models/arrivals.h"
#include "ui/models/clock.h"
#include "ui/models/findingmodel.h"
#include "ui/models/receivedmodel.h"

#include <memory>

namespace penstock {

//! The window's practice endpoint, and what it has got since it was last started.
//!
//! Lives in the window's thread; the endpoint has one of its own.
class Practice final : public QObject
{
    Q_OBJECT

public:
    //! The catalog outlives it.
    Practice(const Catalog &catalog, Clock clock, QObject *parent = nullptr);
    ~Practice() override;

    //! In place of the one that runs. Every event is checked.
    [[nodiscard]] Result<> start(PracticeSetup setup);
    void stop(); //!< what it got stays

    [[nodiscard]] bool isListening() const { return m_thread != nullptr; }
    [[nodiscard]] const PracticePlace &place() const { return m_place; } //!< while it listens
    [[nodiscard]] const PracticeSetup &setup() const { return m_setup; } //!< that it was started with
    [[nodiscard]] WallTime since() const { return m_since; }             //!< when it was started

    [[nodiscard]] WallTime now() const { return m_clock().wall; }

    void play(const PracticeScript &script); //!< of one that listens
    void press(const practice::Behaviour &behaviour, bool once);
    void release();
    //! What stands in place of the script; none: nothing.
    [[nodiscard]] const std::optional<practice::Behaviour> &pressed() const { return m_pressed; }

    [[nodiscard]] const PracticeCounters &counters() const { return m_counters; }
    [[nodiscard]] const Arrivals &arrivals() const { return m_arrivals; }
    [[nodiscard]] const QString &lastFailedHandshake() const { return m_lastFailedHandshake; }
    [[nodiscard]] ReceivedModel &received() { return m_received; }
    [[nodiscard]] FindingModel &findings() { return m_findings; }

Q_SIGNALS:
    void changed();  //!< started, stopped, pressed or released
    void reported(); //!< more came; at most 10 times a second

private:
    void take(const PracticeReport &report);

    const Catalog &m_catalog;
    Clock m_clock;
    std::unique_ptr<PracticeThread> m_thread;
    PracticeSetup m_setup;
    PracticePlace m_place;
    WallTime m_since{};
    std::optional<practice::Behaviour> m_pressed;
    bool m_pressedOnce = false;
    PracticeCounters m_counters;
    Arrivals m_arrivals;
    QString m_lastFailedHandshake;
    ReceivedModel m_received;
    FindingModel m_findings;
};

} // namespace penstock
