// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/source/sourceposition.h"
#include "core/time/moment.h"

#include <cstddef>
#include <optional>

namespace penstock {

//! One input of events as NDJSON bytes. Lives in its stream's intake thread, which may wait in it.
class Source
{
public:
    enum class Reading {
        Data, //!< some bytes
        Idle, //!< none came within the wait, or interrupt() was called
        End,  //!< there is nothing more to come
    };

    struct Chunk
    {
        Reading reading = Reading::Idle;
        std::size_t bytes = 0;
    };

    virtual ~Source() = default;

    //! What is read, as SourcePosition::source names it.
    [[nodiscard]] virtual QByteArray id() const = 0;

    //! Whether what was read can be read once more from a position.
    [[nodiscard]] virtual bool isReplayable() const = 0;

    //! Opens behind `from`, or at the start when there is none or what it speaks of is no longer there.
    //! Gives the position that the first byte has.
    [[nodiscard]] virtual Result<SourcePosition> open(const std::optional<SourcePosition> &from) = 0;

    //! Reads up to `capacity` bytes, and waits for the first of them at most `wait`.
    [[nodiscard]] virtual Result<Chunk> read(char *to, std::size_t capacity, Milliseconds wait) = 0;

    //! Tells the input that begins with its first `offset` bytes from another of the same name.
    [[nodiscard]] virtual QByteArray fingerprint(qint64 offset) = 0;

    //! From any thread: a read that waits returns soon.
    virtual void interrupt() = 0;
};

} // namespace penstock
