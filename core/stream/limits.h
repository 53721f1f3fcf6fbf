// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace penstock {

//! The whole numbers from `least` to `most`.
struct Range
{
    qint64 least;
    qint64 most;

    [[nodiscard]] constexpr bool contains(qint64 value) const { return value >= least && value <= most; }
};

//! What the numbers of a stream's file may be.
namespace limits {

inline constexpr Range batchSize{1, 10'000};        //!< events
inline constexpr Range maxWaitMs{0, 3'600'000};     //!< an hour
inline constexpr Range timeoutMs{1'000, 300'000};   //!< five minutes
inline constexpr Range retryDelayMs{0, 86'400'000}; //!< a day
inline constexpr Range maxInFlight{1, 6};           //!< Qt opens six connections to a host
inline constexpr qsizetype retryDelays = 10;
inline constexpr Range holdAfterFailures{0, 10'000};

// Beyond 2^53 other JSON tools alter a number without a word.
inline constexpr qint64 exact = (qint64(1) << 53) - 1;
inline constexpr Range seed{-exact, exact};
inline constexpr Range events{0, exact};
inline constexpr Range eventsPerSecond{0, 10'000'000};

} // namespace limits

} // namespace penstock
