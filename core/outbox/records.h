// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/delivery/attempt.h"
#include "core/delivery/batchstate.h"
#include "core/delivery/retrypolicy.h"
#include "core/source/sourceposition.h"

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace penstock {

//! Input that could not be used; kept for people.
struct Reject
{
    static constexpr qsizetype textLimit = 64 * 1024;

    QString source;
    qint64 line = 0;   //!< from 1
    qint64 offset = 0; //!< of the line's first byte
    QString reason;
    QByteArray text; //!< its first 64 KiB

    friend bool operator==(const Reject &, const Reject &) = default;
};

//! What a pause cost, or a part of it: events by name.
struct NotCollected
{
    WallTime pausedAt{}; //!< which pause
    QHash<QByteArray, qint64> events;
};

//! Events of one code that came in: how many the stream's choice took, and how many it left out.
struct SeenEvents
{
    QByteArray code;
    QByteArray name;
    qint64 chosen = 0;
    qint64 notChosen = 0;
    friend bool operator==(const SeenEvents &, const SeenEvents &) = default;
};

//! What one step of intake makes durable at once: batches, what was refused, what a pause cost, and how far it read.
struct Intake
{
    StreamId stream = 0;
    std::vector<NewBatch> batches;
    std::vector<Reject> rejects;
    std::optional<SourcePosition> position;
    std::vector<NotCollected> notCollected;
    std::vector<SeenEvents> seen; //!< since the last step that had any
};

//! A batch as lists show it, without its body.
struct BatchSummary
{
    Batch batch;
    BatchState state = Queued{};
    int attempts = 0;              //!< requests that reached the wire
    int scheduled = 0;             //!< tries of the present schedule that were begun ("2 of 4")
    std::optional<int> lastStatus; //!< of the newest attempt
    std::optional<Milliseconds> lastDuration;
};

//! A batch that still has work to do, as it was found when the outbox was opened.
struct UnsettledBatch
{
    Batch batch;
    Waiting state;
    int attempts = 0; //!< requests so far: the next one's number is this plus 1
};

//! A batch that was given up, as it is found for redelivery.
struct DeadLetter
{
    Batch batch;
    DeadLettered state;
    int attempts = 0;
};

struct BatchCounts
{
    qint64 queued = 0, inFlight = 0, backingOff = 0, delivered = 0, deadLettered = 0;
    qint64 discarded = 0; //!< by the user, of the dead letters
    qint64 eventsDelivered = 0, eventsDeadLettered = 0, eventsDiscarded = 0;
    qint64 eventsWaiting = 0, bytesWaiting = 0; //!< of the first three: the backlog

    BatchCounts &operator+=(const BatchCounts &other)
    {
        queued += other.queued;
        inFlight += other.inFlight;
        backingOff += other.backingOff;
        delivered += other.delivered;
        deadLettered += other.deadLettered;
        discarded += other.discarded;
        eventsDelivered += other.eventsDelivered;
        eventsDeadLettered += other.eventsDeadLettered;
        eventsDiscarded += other.eventsDiscarded;
        eventsWaiting += other.eventsWaiting;
        bytesWaiting += other.bytesWaiting;
        return *this;
    }
};

struct AttemptRecord
{
    Attempt attempt;
    QByteArray requestId;
    QString stream;
    int events = 0;
    QString batchState; //!< its batch's present one, where the ledger was read; empty for an attempt just made
};

struct RejectRecord
{
    QString stream;
    Reject reject;
};

//! A pause of a stream and what it cost.
struct PauseRecord
{
    QString stream;
    std::optional<WallTime> begun; //!< none: all pauses before they were kept one by one
    std::optional<WallTime> ended; //!< none: it goes on
    QString begunBy;               //!< the user's name; empty where the log does not say
    QHash<QByteArray, qint64> notCollected;
};

//! A line of the log of what users and the engine did.
struct JournalEntry
{
    WallTime at{};
    StreamId stream = 0; //!< 0: no single one
    QString actor;       //!< the user's name, or "engine"
    QString program;     //!< window or cli
    QString action;      //!< one word: started, paused, …
    QString detail;      //!< for people, without secrets
};

struct JournalRecord
{
    qint64 id = 0;
    QString stream; //!< its name; empty: no single one
    JournalEntry entry;
};

//! A stream's present or last run.
struct StreamRun
{
    WallTime begun{};
    RetryPolicy retry;
    QString state; //!< running, paused, held, blocked, stopping or stopped, as it was last recorded
    WallTime since{};
};

//! What a stream's present or last run has seen of its input.
struct SeenReport
{
    WallTime since{};               //!< when that run began
    std::vector<SeenEvents> events; //!< by code
};

//! Stored data that is not what was written: how much, and where, for people.
struct Damage
{
    qint64 missingBatches = 0; //!< were acknowledged and are gone
    qint64 damagedBatches = 0; //!< their checksum does not fit
    QString detail;
};

} // namespace penstock
