// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/delivery/breaker.h"
#include "core/delivery/survival.h"
#include "core/engine/discardprogress.h"
#include "core/engine/halvingprogress.h"
#include "core/engine/redeliveryprogress.h"
#include "core/outbox/records.h"
#include "core/time/moment.h"

#include <QHash>
#include <QString>

#include <optional>
#include <variant>

namespace penstock {

// What a stream is doing.

struct Stopped
{
    QString reason; //!< empty; or "finished"-like words, or why it could not go on
    friend bool operator==(const Stopped &, const Stopped &) = default;
};

struct Running
{
    friend bool operator==(const Running &, const Running &) = default;
};

//! Not collecting; what arrives is counted by event name and lost.
struct Paused
{
    Moment since;
    friend bool operator==(const Paused &, const Paused &) = default;
};

//! Collecting, not sending.
struct Held
{
    Moment since;
    friend bool operator==(const Held &, const Held &) = default;
};

//! Finishing what is on the wire before it stops.
struct Stopping
{
    friend bool operator==(const Stopping &, const Stopping &) = default;
};

//! The engine cannot go on; it continues by itself when it can.
struct Blocked
{
    enum class By {
        Circumstances,
        Vault, //!< locked or missing: one button opens it
    };

    QString reason; //!< why, and the mend
    By by = By::Circumstances;
    friend bool operator==(const Blocked &, const Blocked &) = default;
};

using RunState = std::variant<Stopped, Running, Paused, Held, Stopping, Blocked>;

struct EventCounts
{
    qint64 read = 0, accepted = 0, filtered = 0, rejected = 0, completed = 0, delivered = 0, deadLettered = 0;
    friend bool operator==(const EventCounts &, const EventCounts &) = default;
};

struct RunCounts
{
    EventCounts events;
    qint64 batchesCreated = 0, batchesDelivered = 0, batchesDeadLettered = 0;
    qint64 attempts = 0, attemptsFailed = 0;
    friend bool operator==(const RunCounts &, const RunCounts &) = default;
};

//! A stream as people see it: published at most 10 times a second, only after it is durable.
struct StreamStatus
{
    StreamId id = 0;
    QString name;
    RunState state = Stopped{};
    RunCounts run;              //!< since the last start
    BatchCounts batches;        //!< all that the data folder holds of this stream
    bool sourceEnded = false;   //!< nothing more to read
    double eventsPerSecond = 0; //!< delivered, over the last seconds
    std::optional<Moment> nextRetry;
    std::optional<Failure>
        lastFailure; //!< of the newest attempt since the last start; none: it was delivered, or none is made
    std::optional<Tripped> tripped;     //!< the breaker holds the stream
    std::optional<FirstLoss> firstLoss; //!< what is lost first if the endpoint stays down; none: nothing is, or unknown
    std::optional<Backlog> backlog;     //!< none: not counted
    QHash<QByteArray, qint64> notCollected;       //!< by the present or last pause, by event name
    std::optional<RedeliveryProgress> redelivery; //!< the present or last; none: none since the program began
    std::optional<DiscardProgress> discarding;    //!< the same
    std::optional<HalvingProgress> halving;       //!< the same
    int maxAttempts = 4;
    bool updateWaits = false; //!< its config was changed since it started: the next start takes it
};

} // namespace penstock
