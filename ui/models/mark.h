// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/batchstate.h"
#include "core/engine/streamstatus.h"

#include <QMetaType>
#include <QString>

namespace penstock {

//! What a state looks like: each has a shape, a word and a colour. Of batches, attempts and streams.
enum class Mark : quint8 {
    // batches
    Queued,
    InFlight,
    BackingOff,
    Delivered,
    DeadLetter,
    Discarded,
    Halved,
    // attempts
    Failed,
    Unconfirmed,
    // streams
    Running,
    Failing,
    Paused,
    Held,
    Stopping,
    Stopped,
    Blocked,
    // problems of a config
    Error,
    Warning,
    // data
    Personal,
};

[[nodiscard]] Mark markOf(const BatchState &state);
[[nodiscard]] Mark markOf(Outcome::Kind kind);

//! A stream that runs while batches of it back off is Failing; one that its breaker holds is Held.
[[nodiscard]] Mark markOf(const StreamStatus &status);

[[nodiscard]] QString markWord(Mark mark);

} // namespace penstock

Q_DECLARE_METATYPE(penstock::Mark)
