// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/noticekeeper.h"

#include "core/overloaded.h"

#include <algorithm>

namespace penstock {

namespace {

bool isOver(const RunState &state)
{
    const auto *stopped = std::get_if<Stopped>(&state);
    return std::holds_alternative<Stopping>(state) || (stopped && stopped->reason.isEmpty());
}

//! Why the stream itself cannot go on; empty when it can.
QString problemOf(const RunState &state)
{
    return std::visit(Overloaded{
                          [](const Blocked &blocked) { return blocked.reason; },
                          [](const Stopped &stopped) { return stopped.reason; },
                          [](const auto &) { return QString(); },
                      },
                      state);
}

bool endpointFails(const StreamStatus &status)
{
    return status.batches.backingOff > 0 || status.tripped;
}

qint64 waiting(const BatchCounts &counts)
{
    return counts.queued + counts.inFlight + counts.backingOff;
}

} // namespace

void NoticeKeeper::take(const StreamStatus &status, Moment now)
{
    const auto [found, isNew] = m_streams.try_emplace(status.id);
    Watched &watched = found->second;
    if (isNew)
        watched.status.run = status.run; // what was given up before is no news
    takeLosses(watched, status);
    followEpisode(watched, status, now);
    watched.status = status;
    updateWish(watched, now.steady);
}

void NoticeKeeper::takeLosses(Watched &watched, const StreamStatus &status)
{
    const bool isNewRun = status.run.batchesDeadLettered < watched.status.run.batchesDeadLettered;
    const RunCounts before = isNewRun ? RunCounts() : watched.status.run;
    watched.batchesLost += status.run.batchesDeadLettered - before.batchesDeadLettered;
    watched.eventsLost += status.run.events.deadLettered - before.events.deadLettered;
}

void NoticeKeeper::followEpisode(Watched &watched, const StreamStatus &status, Moment now)
{
    std::optional<Episode> &episode = watched.episode;
    // Whoever stops a stream knows how it is.
    if (isOver(status.state))
        return episode.reset();

    const bool endpoint = endpointFails(status);
    const bool lost = status.run.batchesDeadLettered > watched.status.run.batchesDeadLettered;
    if (endpoint || lost || !problemOf(status.state).isEmpty()) {
        if (!episode)
            episode = Episode{.since = now.steady, .lastBad = now.steady, .calmSince = {}};
        episode->lastBad = now.steady;
        episode->calmSince.reset();
        episode->waitsForDelivery |= endpoint || lost;
    } else if (episode && !episode->calmSince) {
        const bool delivered = status.run.batchesDelivered > watched.status.run.batchesDelivered;
        if (delivered || !episode->waitsForDelivery)
            episode->calmSince = now.steady;
    }
    if (episode)
        episode->mostWaiting = std::max(episode->mostWaiting, waiting(status.batches));
}

std::optional<Notice::Kind> NoticeKeeper::wanted(const Watched &watched, SteadyTime now)
{
    const std::optional<Told> &told = watched.told;
    const bool isQuiet = told && now - told->at < quietTime;
    if (watched.batchesLost > 0 && (!isQuiet || told->kind == Notice::Kind::FirstFailure))
        return Notice::Kind::FirstLoss;
    const std::optional<Episode> &episode = watched.episode;
    if (!episode)
        return std::nullopt;
    if (!episode->told && !episode->calmSince && !isQuiet)
        return Notice::Kind::FirstFailure;
    if (episode->told && episode->calmSince && now - *episode->calmSince >= calmTime)
        return Notice::Kind::Recovery;
    return std::nullopt;
}

void NoticeKeeper::updateWish(Watched &watched, SteadyTime now)
{
    const auto kind = wanted(watched, now);
    if (!kind)
        watched.wish.reset();
    else if (!watched.wish || watched.wish->kind != *kind)
        watched.wish = Wish{*kind, watched.wish ? watched.wish->since : now};

    std::optional<Episode> &episode = watched.episode;
    if (episode && !episode->told && episode->calmSince && now - *episode->calmSince >= calmTime)
        episode.reset();
}

std::vector<Notice> NoticeKeeper::takeDue(Moment now)
{
    for (auto &[id, watched] : m_streams)
        updateWish(watched, now.steady);

    std::vector<Notice> due;
    for (const auto kind : {Notice::Kind::FirstLoss, Notice::Kind::FirstFailure, Notice::Kind::Recovery}) {
        const auto wishes = [kind](const Watched &watched) { return watched.wish && watched.wish->kind == kind; };
        const bool isDue = std::ranges::any_of(m_streams, [&](const auto &stream) {
            return wishes(stream.second) && now.steady - stream.second.wish->since >= groupTime;
        });
        if (!isDue)
            continue;
        Notice notice{.kind = kind, .streams = {}};
        for (auto &[id, watched] : m_streams) {
            if (wishes(watched))
                notice.streams.push_back(tell(watched, kind, now.steady));
        }
        due.push_back(std::move(notice));
    }
    return due;
}

StreamNews NoticeKeeper::tell(Watched &watched, Notice::Kind kind, SteadyTime now)
{
    const StreamStatus &status = watched.status;
    StreamNews news{.stream = status.id,
                    .name = status.name,
                    .problem = problemOf(status.state),
                    .stopped = std::holds_alternative<Stopped>(status.state),
                    .failure = status.lastFailure,
                    .nextTry = status.nextRetry,
                    .firstLoss = status.firstLoss ? std::optional(status.firstLoss->at) : std::nullopt,
                    .spared = status.tripped.has_value(),
                    .deadLetters = status.batches.deadLettered};
    if (std::optional<Episode> &episode = watched.episode) {
        news.mostWaiting = episode->mostWaiting;
        news.lasted = episode->lastBad - episode->since;
        episode->told = true;
    }
    if (kind == Notice::Kind::Recovery) {
        watched.episode.reset();
    } else {
        watched.told = Told{kind, now};
        if (kind == Notice::Kind::FirstLoss) {
            news.batchesLost = std::exchange(watched.batchesLost, 0);
            news.eventsLost = std::exchange(watched.eventsLost, 0);
        }
    }
    watched.wish.reset();
    return news;
}

} // namespace penstock
