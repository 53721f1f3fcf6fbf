// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"
#include "core/stream/streamconfig.h"
#include "core/time/scheduler.h"

namespace penstock {

class SqliteOutbox;

//! Who uses Penstock, and by which of its programs.
struct Author
{
    QString user;
    QString program; //!< window or cli
};

//! Writes down what one stream does, for people who ask later: the log, its run and its pauses. Lives in the engine's
//! thread; what it writes is in the data folder before a reader of that folder shows it.
class RunRecorder final
{
public:
    RunRecorder(SqliteOutbox &outbox, Scheduler &scheduler, StreamId stream, Author author);

    // What the user did.
    void started() { did(QStringLiteral("started")); }
    void paused() { did(QStringLiteral("paused")); }
    void held() { did(QStringLiteral("held")); }
    void resumed() { did(QStringLiteral("resumed")); }
    void stopped() { did(QStringLiteral("stopped")); }
    void edited(const StreamConfig &before, const StreamConfig &after); //!< names the parts that differ, no value
    void renamed(const QString &before, const QString &after);
    void redelivered(const std::vector<DeadLetter> &batches, double pace); //!< 0: at once
    void redeliveryStopped(qint64 left);                                   //!< batches that stay dead letters

    void discarded(const DiscardProgress &progress); //!< or brought back

    void halved(const HalvingProgress &progress); //!< and what was found

    // What came of it.
    void beginRun(const DeliveryLimits &limits);
    void enter(const RunState &state);
    void outboxProblem(const QString &problem);          //!< empty: it can write again
    void breaker(const std::optional<Tripped> &tripped); //!< none: it lets go on
    void changed(const BatchSummary &batch);             //!< the first that is given up in a run is news

private:
    void did(const QString &action, const QString &detail = {});
    void happened(const QString &action, const QString &detail = {});
    void note(const QString &actor, const QString &action, const QString &detail);
    void blocked(const QString &reason);
    void wentOn();

    SqliteOutbox &m_outbox;
    Scheduler &m_scheduler;
    StreamId m_stream;
    Author m_author;
    QString m_entered;
    QString m_blockedBy; //!< empty: by nothing
    bool m_hasGivenUp = false;
};

} // namespace penstock
