// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/history/trafficseries.h"

#include <map>
#include <optional>
#include <vector>

namespace penstock {

//! A stream was paused, or held. Both times are the wall's: they stand in charts.
struct TrafficMark
{
    enum class Kind {
        Paused,
        Held,
    };

    StreamId stream = 0;
    Kind kind = Kind::Paused;
    WallTime from{};
    WallTime to{}; //!< of one that lasts: as far as is known

    friend bool operator==(const TrafficMark &, const TrafficMark &) = default;
};

//! Penstock was running, seconds of the epoch: before `from` and after `to` nothing is known.
struct RunningSpan
{
    qint64 from = 0;
    qint64 to = 0;

    friend bool operator==(const RunningSpan &, const RunningSpan &) = default;
};

struct StreamTraffic
{
    StreamId stream = 0;
    std::vector<TrafficSlot> seconds;
    std::vector<TrafficSlot> minutes;

    friend bool operator==(const StreamTraffic &, const StreamTraffic &) = default;
};

//! What is stored of a history, or a part of it that is to be stored.
struct TrafficRecord
{
    std::vector<StreamTraffic> streams;
    std::vector<TrafficMark> marks;
    std::vector<RunningSpan> running;

    friend bool operator==(const TrafficRecord &, const TrafficRecord &) = default;
};

//! What happened to every stream of a data folder in the last 24 hours, and when Penstock was there to see it. Pure.
//!
//! A stream is known by its number, which it keeps when it gets another name: its history goes with it.
class TrafficHistory
{
public:
    //! A longer time without a tick is one in which Penstock did not run, or the machine slept.
    static constexpr qint64 longestSilence = 10; // seconds

    void count(StreamId stream, const std::vector<TrafficSlot> &seconds);

    //! It is paused or held since then; none: it is neither, as of `now`.
    void setMark(StreamId stream, std::optional<TrafficMark::Kind> kind, WallTime since, WallTime now);

    void tick(WallTime now); //!< once a second, as long as Penstock runs
    void restore(const TrafficRecord &stored);

    //! What changed since it was asked last. What is stored under the same stream and time, or with the same beginning,
    //! is replaced.
    [[nodiscard]] TrafficRecord takeChanges();

    [[nodiscard]] const TrafficSeries *series(StreamId stream) const; //!< nullptr: nothing is known of it
    [[nodiscard]] const std::map<StreamId, TrafficSeries> &streams() const { return m_streams; }
    [[nodiscard]] std::vector<TrafficMark> marks() const; //!< those that last, too
    [[nodiscard]] const std::vector<RunningSpan> &running() const { return m_running; }

private:
    void prune(qint64 now);

    std::map<StreamId, TrafficSeries> m_streams;
    std::vector<TrafficMark> m_marks; //!< they have ended
    std::map<StreamId, TrafficMark> m_lasting;
    std::vector<TrafficMark> m_changedMarks;
    std::vector<RunningSpan> m_running;
    bool m_ticked = false; //!< the last running span is this process's, and goes on
};

} // namespace penstock
