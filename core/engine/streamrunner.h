// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/dispatcher.h"
#include "core/delivery/sender.h"
#include "core/engine/deadletters.h"
#include "core/engine/intakeworker.h"
#include "core/engine/streamsetup.h"
#include "core/engine/streamstatus.h"
#include "core/time/scheduler.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace penstock {

class Catalog;
class Secrets;

//! Runs one stream: joins its intake, dispatcher and sender, and tells people. Lives in the engine's thread.
class StreamRunner final : public QObject
{
    Q_OBJECT

public:
    StreamRunner(SqliteOutbox &outbox, Mailbox &mailbox, Scheduler &scheduler, const Catalog &catalog, Secrets &secrets,
                 StreamId id, StreamSetup setup, RunRecorder recorder);
    ~StreamRunner() override;

    void start();
    void pause();
    void hold();
    void resume();
    void stop();
    [[nodiscard]] DeadLetters &deadLetters() { return m_deadLetters; }
    void update(StreamSetup setup); //!< all but the name; from the next start on
    void setName(const QString &name);
    [[nodiscard]] const QString &name() const { return m_setup.config.name; }
    [[nodiscard]] bool isStopped() const { return std::holds_alternative<Stopped>(m_state); }
    [[nodiscard]] bool isEnding() const
    {
        return std::holds_alternative<Stopping>(m_state) || isStopped();
    } //!< stopping or stopped

    //! What a blocked stream waits for may be there.
    void tryAgainNow();

    //! The outbox cannot write: sending waits until it can (an empty text).
    void setOutboxProblem(const QString &problem);

Q_SIGNALS:
    void statusChanged(const penstock::StreamStatus &status);
    void batchesChanged(const QList<penstock::BatchSummary> &batches);
    void attemptsFinished(const QList<penstock::AttemptRecord> &attempts);
    void trafficCounted(penstock::StreamId stream, const std::vector<penstock::TrafficSlot> &seconds);
    void finished(penstock::StreamId stream);
    void noticed(const QString &text);

private:
    void tryStart();
    void end();
    [[nodiscard]] Result<> build();
    [[nodiscard]] Result<> buildDelivery();
    [[nodiscard]] Result<> buildIntake();
    void waitAndTryAgain(const Error &error);
    void balance();
    void intakeReported(const IntakeReport &report);
    void intakeEnded(const Result<bool> &ended);
    void batchChanged(const BatchSummary &summary);
    void announce(const BatchSummary &summary);
    void attemptRecorded(const Attempt &attempt, const Batch &batch);
    void queuedForNextRun(const BatchSummary &summary);
    void checkFinished();
    void finish();
    void takeUpdate();
    void setState(const RunState &state);
    void publishSoon();
    void publish();
    [[nodiscard]] StreamStatus status();
    [[nodiscard]] Dispatcher::Load load() const { return m_dispatcher ? m_dispatcher->load() : m_lastLoad; }
    [[nodiscard]] bool mayDeliver() const;

    SqliteOutbox &m_outbox;
    Mailbox &m_mailbox;
    MailedOutbox m_mailedOutbox;
    Scheduler &m_scheduler;
    const Catalog &m_catalog;
    Secrets &m_secrets;
    StreamId m_id;
    StreamSetup m_setup;
    std::optional<StreamSetup> m_nextSetup;
    RunRecorder m_recorder;

    RunState m_state = Stopped{};
    QString m_problem; //!< why the run ends, when something ends it
    QString m_outboxProblem;
    bool m_intakeRunning = false;
    bool m_sourceEnded = false;
    StreamTally m_tally;
    DeadLetters m_deadLetters;

    std::unique_ptr<class EventDefaults> m_eventDefaults;
    std::unique_ptr<Sender> m_sender;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<IntakeWorker> m_intake;
    Dispatcher::Load m_lastLoad;

    QHash<BatchId, BatchSummary> m_changedBatches; //!< since the last publish()
    QList<AttemptRecord> m_newAttempts;            //!< since the last publish()
    bool m_changed = false;
    std::unique_ptr<Scheduler::Timer> m_publishTimer;
    std::unique_ptr<Scheduler::Timer> m_retryTimer;
};

} // namespace penstock
