// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <QByteArray>

namespace penstock {

using BatchId = qint64;  //!< gap-free over the whole data folder, from 1
using StreamId = qint64; //!< of the data folder; a stream is known by its name

//! A closed batch on its way into the outbox.
struct NewBatch
{
    QByteArray requestId; //!< `moe_request_id`, a UUID without braces
    int events = 0;
    QByteArray body; //!< the request's body, byte for byte as it goes out on each attempt
};

//! A batch that the outbox holds; the body is fetched when it is about to be sent.
struct Batch
{
    BatchId id = 0;
    StreamId stream = 0;
    QByteArray requestId;
    int events = 0;
    qint64 bytes = 0;
    WallTime createdAt{};
    BatchId origin = 0; //!< the batch that it is a half of; 0: none
};

//! What waits: batches that are neither delivered nor given up.
struct Backlog
{
    qint64 events = 0;
    qint64 bytes = 0; //!< of their bodies

    Backlog &operator+=(const Batch &batch)
    {
        events += batch.events;
        bytes += batch.bytes;
        return *this;
    }

    Backlog &operator-=(const Batch &batch)
    {
        events -= batch.events;
        bytes -= batch.bytes;
        return *this;
    }

    friend bool operator==(const Backlog &, const Backlog &) = default;
};

} // namespace penstock
