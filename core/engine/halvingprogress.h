// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/delivery/batchstate.h"

#include <QList>

namespace penstock {

//! A part of the batch that was sent by itself. Events are counted from 1, as they stand in the whole.
struct HalvingStep
{
    BatchId batch = 0;
    int firstEvent = 1;
    int events = 0;
    enum class Answer { Awaited, Accepted, Refused, Unclear } answer = Answer::Awaited;
    Failure failure; //!< of a part that was not accepted

    friend bool operator==(const HalvingStep &, const HalvingStep &) = default;
};

//! An event that the endpoint refuses also when it is alone.
struct RefusedEvent
{
    int index = 1;     //!< in the whole, from 1
    QString uuid;      //!< event_uuid
    QString code;      //!< event_code
    BatchId batch = 0; //!< the dead letter that holds it now
    Failure failure;

    friend bool operator==(const RefusedEvent &, const RefusedEvent &) = default;
};

//! How far the search for what the endpoint refuses in a batch is, or what came of it.
struct HalvingProgress
{
    //! Enough for one refused event among 10,000, or several among 100.
    static constexpr int mostRequests = 64;

    enum class End {
        GoesOn,
        Found,       //!< every event was accepted, or refused by itself
        AllAccepted, //!< in parts: it was the size, or the endpoint has changed its mind
        Limit,       //!< of requests
        Stopped,     //!< by the user
        Failed,      //!< see `problem`
    };

    BatchId batch = 0;
    int events = 0;
    QList<HalvingStep> steps;
    QList<RefusedEvent> refused;
    int requests = 0;
    int accepted = 0; //!< events: they are delivered
    int left = 0;     //!< events of which nothing is known when it has ended: in dead letters
    End end = End::GoesOn;
    QString problem;

    friend bool operator==(const HalvingProgress &, const HalvingProgress &) = default;
};

} // namespace penstock
