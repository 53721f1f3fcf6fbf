// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"
#include "core/history/traffichistory.h"
#include "core/time/scheduler.h"

#include <QObject>

#include <memory>

namespace penstock {

class Engine;
class TrafficStore;

//! Writes the history of an engine's streams: into memory as it happens, into the store every few seconds.
//!
//! Lives in the engine's thread.
class TrafficRecorder final : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive it.
    TrafficRecorder(TrafficHistory &history, TrafficStore &store, Scheduler &scheduler, QObject *parent = nullptr);
    ~TrafficRecorder() override; //!< hands the last seconds to the store

    void follow(const Engine &engine);

    void count(StreamId stream, const std::vector<TrafficSlot> &seconds);
    void followStatus(const StreamStatus &status);

private:
    void tick();
    void save();

    TrafficHistory &m_history;
    TrafficStore &m_store;
    Scheduler &m_scheduler;
    std::unique_ptr<Scheduler::Timer> m_timer;
    bool m_isLoaded = false; //!< what the store holds is in the history: it may be written over
    int m_ticks = 0;
};

} // namespace penstock
