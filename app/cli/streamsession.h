// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/progress.h"
#include "core/engine/engine.h"
#include "core/engine/machinewatch.h"
#include "core/engine/shutdownsignal.h"
#include "core/engine/trafficrecorder.h"
#include "core/history/trafficstore.h"
#include "core/time/systemscheduler.h"

#include <memory>

//! Runs one stream from start to end in the terminal: progress, problems, signals. One per process.
class StreamSession final : public QObject
{
    Q_OBJECT

public:
    explicit StreamSession(penstock::Engine &engine);

    //! Dead letters to send again.
    struct Again
    {
        QList<penstock::BatchId> batches;
        double rate = 0; //!< batches a second; 0: at once
    };

    //! Runs the event loop until the stream has finished or a signal has stopped it.
    [[nodiscard]] penstock::Result<> run(const penstock::StreamSetup &setup,
                                         const std::optional<Again> &redeliver = {});

    void stop();         //!< run() returns when what is on the wire is recorded
    void hideProgress(); //!< somebody else shows it

    [[nodiscard]] const penstock::StreamStatus &status() const { return m_status; }
    [[nodiscard]] bool wasInterrupted() const { return m_interrupted; }
    [[nodiscard]] penstock::Milliseconds elapsed() const { return m_elapsed; }

    //! What the process ends with, after run().
    [[nodiscard]] int exitCode() const;

private:
    void follow(const penstock::StreamStatus &status);
    void say(const QString &text);

    penstock::Engine &m_engine;
    penstock::SystemScheduler m_scheduler;
    penstock::TrafficHistory m_traffic; //!< for the window's charts, when it opens this data folder
    penstock::TrafficStore m_trafficStore;
    penstock::TrafficRecorder m_trafficRecorder;
    penstock::MachineWatch m_machine;
    penstock::ShutdownSignal m_shutdown;
    Progress m_progress;
    penstock::StreamId m_stream = 0;
    QString m_host; //!< of its endpoint
    bool m_showsProgress = true;
    penstock::StreamStatus m_status;
    QString m_saidBlocked;
    bool m_interrupted = false;
    penstock::Milliseconds m_elapsed{0};
};
