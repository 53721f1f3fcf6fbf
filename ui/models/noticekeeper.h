// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace penstock {

//! What a notice says of one stream.
struct StreamNews
{
    StreamId stream = 0;
    QString name;
    QString problem; //!< why it is blocked or has stopped by itself; empty: its endpoint fails
    bool stopped = false;
    std::optional<Failure> failure; //!< of the newest attempt
    std::optional<Moment> nextTry;
    std::optional<Moment> firstLoss; //!< when the next batch is given up if nothing changes
    bool spared = false;             //!< its breaker spares the tries
    qint64 batchesLost = 0;          //!< given up since it was last told
    qint64 eventsLost = 0;
    qint64 deadLetters = 0; //!< all that the stream has
    qint64 mostWaiting = 0; //!< batches, at the worst moment
    Milliseconds lasted{0}; //!< from the first failure to the last
};

//! Something that a user who looks elsewhere wants to know, of all streams that it happened to at about the same time.
struct Notice
{
    enum class Kind : quint8 {
        FirstFailure, //!< was fine and fails, is blocked or has stopped by itself
        FirstLoss,    //!< has given up a batch
        Recovery,     //!< delivers again
    };

    Kind kind = Kind::FirstFailure;
    std::vector<StreamNews> streams; //!< in the order of their ids; never empty
};

//! Decides what is worth a notice: the first failure and the first loss, not each batch, and the recovery. Pure; told
//! each status, and asked about once a second.
//!
//! What happens to several streams within groupTime is one notice. A stream that was told of is quiet for quietTime unless
//! it gets worse; what it does meanwhile is told afterwards if it still holds. It has recovered when it delivers and nothing
//! has failed for calmTime.
class NoticeKeeper final
{
public:
    static constexpr Milliseconds groupTime{3'000};
    static constexpr Milliseconds calmTime{10'000};
    static constexpr Milliseconds quietTime{300'000};

    void take(const StreamStatus &status, Moment now);
    [[nodiscard]] std::vector<Notice> takeDue(Moment now);

private:
    struct Episode //!< of failures, until the recovery
    {
        SteadyTime since;
        SteadyTime lastBad;
        std::optional<SteadyTime> calmSince;
        bool waitsForDelivery = false; //!< its endpoint failed: that it can send again proves nothing
        bool told = false;
        qint64 mostWaiting = 0;
    };

    struct Told
    {
        Notice::Kind kind;
        SteadyTime at;
    };

    struct Wish
    {
        Notice::Kind kind;
        SteadyTime since;
    };

    struct Watched
    {
        StreamStatus status;
        std::optional<Episode> episode;
        qint64 batchesLost = 0; //!< not yet told
        qint64 eventsLost = 0;
        std::optional<Told> told; //!< the last failure or loss
        std::optional<Wish> wish;
    };

    static void takeLosses(Watched &watched, const StreamStatus &status);
    static void followEpisode(Watched &watched, const StreamStatus &status, Moment now);
    [[nodiscard]] static std::optional<Notice::Kind> wanted(const Watched &watched, SteadyTime now);
    static void updateWish(Watched &watched, SteadyTime now);
    [[nodiscard]] static StreamNews tell(Watched &watched, Notice::Kind kind, SteadyTime now);

    std::map<StreamId, Watched> m_streams;
};

} // namespace penstock
