// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/delivery/outcome.h"

#include <functional>

namespace penstock {

struct OutgoingRequest
{
    BatchId batch = 0;
    QByteArray body; //!< goes out byte for byte
};

//! Makes exactly one attempt for each request: never retries, follows or remembers. Lives in the engine's thread.
class Sender
{
public:
    using Done = std::function<void(Outcome)>;

    virtual ~Sender() = default;

    //! Puts one request on the wire; at most `maxInFlight` (6) at a time, the caller keeps the queue.
    //! `done` is called exactly once, in this thread, never inside this call.
    virtual void send(const OutgoingRequest &request, Done done) = 0;
};

} // namespace penstock
