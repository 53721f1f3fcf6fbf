// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/overview.h"

#include "core/outbox/questions.h"
#include "core/outbox/statement.h"
#include "core/outbox/streamruns.h"

#include <algorithm>
#include <map>

namespace penstock {

namespace {

class OverviewReader final
{
public:
    OverviewReader(Database &database, Moment now, bool isInUse)
        : m_database(database)
        , m_now(now)
        , m_isInUse(isInUse)
    {
    }

    Result<std::vector<StreamOverview>> read(const QByteArray &bootId)
    {
        const Result<> done = findBoot(bootId)
                                  .and_then([&] { return readStreams(); })
                                  .and_then([&] { return readAttemptCounts(); })
                                  .and_then([&] { return readRecentAttempts(); });
        if (!done)
            return Unexpected(done.error());
        return std::move(m_streams);
    }

private:
    //! Calls `take` with each row's columns.
    template <typename Take>
    Result<> eachRow(Statement &statement, const Take &take)
    {
        Result<bool> row = statement.step();
        for (; row && *row; row = statement.step()) {
            Columns columns(statement);
            take(columns);
        }
        return row ? Result<>() : Unexpected(row.error());
    }

    Result<> findBoot(const QByteArray &bootId)
    {
        Statement statement(m_database, "SELECT value = ? FROM meta WHERE key = 'boot_id'");
        return eachRow(statement.bind(bootId), [&](Columns &row) { m_isSameBoot = row.integer() != 0; });
    }

    Result<> readStreams()
    {
        Statement statement(m_database, "SELECT id, name FROM stream ORDER BY id");
        const Result<> listed = eachRow(statement, [&](Columns &row) {
            StreamOverview overview;
            overview.id = row.integer();
            overview.stream = row.text();
            m_streams.push_back(std::move(overview));
        });
        if (!listed)
            return listed;
        for (StreamOverview &overview : m_streams) {
            if (const Result<> done = readStream(overview); !done)
                return done;
        }
        return {};
    }

    Result<> readStream(StreamOverview &overview)
    {
        const auto counts = loadCounts(m_database, overview.id);
        if (!counts)
            return Unexpected(counts.error());
        overview.counts = *counts;
        auto run = loadRun(m_database, overview.id);
        if (!run)
            return Unexpected(run.error());
        overview.run = std::move(*run);
        if (overview.run && !m_isInUse)
            overview.run->state = stoppedState();
        return readOldest(overview).and_then([&] { return readWaiting(overview); }).and_then([&] {
            return readNotCollected(overview);
        });
    }

    // Each state's oldest batch is the first of its part of the index.
    Result<> readOldest(StreamOverview &overview)
    {
        for (const BatchState &state : {BatchState(Queued{}), BatchState(InFlight{}), BatchState(BackingOff{})}) {
            Statement statement(m_database, "SELECT created_at FROM batch WHERE state = ? AND state <> 'delivered'"
                                            " AND stream = ? ORDER BY id LIMIT 1");
            const Result<> done = eachRow(statement.bind(stateName(state), overview.id), [&](Columns &row) {
                const WallTime created = wallTimeFromEpochMs(row.integer());
                overview.oldestWaiting = std::min(overview.oldestWaiting.value_or(created), created);
            });
            if (!done)
                return done;
        }
        return {};
    }

    // Of the batches in the same state and at the same try, only the one that is due first, and of those the oldest, can
    // be the first that is given up.
    Result<> readWaiting(StreamOverview &overview)
    {
        std::vector<UnsettledState> candidates;
        Statement queued(m_database, "SELECT id FROM batch WHERE state = 'queued' AND state <> 'delivered'"
                                     " AND stream = ? ORDER BY id LIMIT 1");
        Statement inFlight(m_database, "SELECT MIN(id), scheduled FROM batch WHERE state = 'inFlight'"
                                       " AND state <> 'delivered' AND stream = ? GROUP BY scheduled");
        Statement backingOff(m_database, "SELECT id, scheduled, at_wall, MIN(at_steady) FROM batch"
                                         " WHERE state = 'backingOff' AND state <> 'delivered' AND stream = ?"
                                         " GROUP BY scheduled");
        const Result<> done = eachRow(queued.bind(overview.id),
                                      [&](Columns &row) {
                                          candidates.push_back({row.integer(), Queued{}});
                                      })
                                  .and_then([&] {
                                      return eachRow(inFlight.bind(overview.id), [&](Columns &row) {
                                          candidates.push_back({row.integer(), InFlight{row.number(), {}}});
                                      });
                                  })
                                  .and_then([&] {
                                      return eachRow(backingOff.bind(overview.id), [&](Columns &row) {
                                          const BatchId id = row.integer();
                                          const int attempt = row.number();
                                          const WallTime wall = wallTimeFromEpochMs(row.integer());
                                          const Moment due =
                                              dueAt({.wall = wall, .steady = SteadyTime(row.milliseconds())});
                                          candidates.push_back({id, BackingOff{attempt, due, {}}});
                                          if (!overview.nextTry || due.steady < overview.nextTry->steady)
                                              overview.nextTry = due;
                                      });
                                  });
        if (overview.run && isSending(*overview.run))
            overview.firstLoss = firstLoss(candidates, overview.run->retry, m_now);
        else
            overview.nextTry.reset();
        return done;
    }

    Result<> readNotCollected(StreamOverview &overview)
    {
        Statement statement(m_database, "SELECT IFNULL(SUM(events), 0) FROM pause_loss"
                                        " JOIN pause ON pause.id = pause_loss.pause WHERE stream = ?");
        return eachRow(statement.bind(overview.id), [&](Columns &row) { overview.notCollected = row.integer(); });
    }

    // What is due is decided by the steady clock; the wall clock may have been set meanwhile.
    Moment dueAt(Moment stored) const
    {
        return m_isSameBoot ? m_now + (stored.steady - m_now.steady) : m_now + (stored.wall - m_now.wall);
    }

    StreamOverview *streamOf(StreamId id)
    {
        const auto found = std::ranges::find(m_streams, id, &StreamOverview::id);
        return found == m_streams.end() ? nullptr : &*found;
    }

    Result<> readAttemptCounts()
    {
        Statement statement(m_database, "SELECT stream, outcome, bucket, attempts, duration FROM answer");
        return eachRow(statement, [&](Columns &row) {
            StreamOverview *overview = streamOf(row.integer());
            if (!overview)
                return;
            AttemptCounts &counts = overview->attempts;
            const QString outcome = row.text();
            const qint64 bucket = row.integer();
            const qint64 attempts = row.integer();
            if (outcome == outcomeName(Outcome::Kind::Delivered))
                counts.delivered += attempts;
            else if (outcome == outcomeName(Outcome::Kind::Failed))
                counts.failed += attempts;
            else
                counts.unconfirmed += attempts;
            if (bucket == noAnswerBucket)
                return;
            counts.answered.at(std::size_t(bucket)) += attempts;
            counts.answeredFor += row.milliseconds();
        });
    }

    struct Recent
    {
        int attempts = 0;
        qint64 eventsDelivered = 0; //!< within the span of the rate
        WallTime oldestEnd{};
    };

    Result<> readRecentAttempts()
    {
        std::map<StreamId, Recent> recent;
        Statement statement(
            m_database, "SELECT batch.stream, outcome, status IS NOT NULL, started_wall + duration, duration, events"
                        " FROM (SELECT id, batch, outcome, status, started_wall, duration FROM attempt"
                        " ORDER BY id DESC LIMIT ?) AS newest JOIN batch ON batch.id = newest.batch"
                        " ORDER BY newest.id DESC");
        const Result<> done = eachRow(statement.bind(RecentAttempts::mostInAll), [&](Columns &row) {
            const StreamId stream = row.integer();
            StreamOverview *overview = streamOf(stream);
            if (overview && recent[stream].attempts < RecentAttempts::mostPerStream)
                take(row, *overview, recent[stream]);
        });
        for (const auto &[stream, attempts] : recent)
            streamOf(stream)->recent.eventsPerSecond = rateOf(attempts);
        return done;
    }

    void take(Columns &row, StreamOverview &overview, Recent &recent) const
    {
        const bool isDelivered = row.text() == outcomeName(Outcome::Kind::Delivered);
        const bool isAnswered = row.integer() != 0;
        recent.oldestEnd = wallTimeFromEpochMs(row.integer());
        const Milliseconds duration = row.milliseconds();
        ++recent.attempts;
        if (isAnswered)
            overview.recent.answerTimes.push_back(duration);
        if (isDelivered && m_now.wall - recent.oldestEnd < RecentAttempts::rateSpan)
            recent.eventsDelivered += row.integer();
    }

    // A fast stream's attempts do not reach back over the whole span.
    double rateOf(const Recent &recent) const
    {
        const bool isCut = recent.attempts == RecentAttempts::mostPerStream;
        const Milliseconds known = isCut ? m_now.wall - recent.oldestEnd : RecentAttempts::rateSpan;
        const Milliseconds span = std::clamp(known, Milliseconds(1), RecentAttempts::rateSpan);
        return double(recent.eventsDelivered) * 1000 / double(span.count());
    }

    Database &m_database;
    const Moment m_now;
    const bool m_isInUse;
    bool m_isSameBoot = true;
    std::vector<StreamOverview> m_streams;
};

template <typename Value, typename Key>
void takeEarlier(std::optional<Value> &earliest, const std::optional<Value> &other, const Key &key)
{
    if (other && (!earliest || key(*other) < key(*earliest)))
        earliest = other;
}

void add(AttemptCounts &sum, const AttemptCounts &counts)
{
    sum.delivered += counts.delivered;
    sum.failed += counts.failed;
    sum.unconfirmed += counts.unconfirmed;
    for (std::size_t bucket = 0; bucket < sum.answered.size(); ++bucket)
        sum.answered[bucket] += counts.answered[bucket];
    sum.answeredFor += counts.answeredFor;
}

void add(RecentAttempts &sum, const RecentAttempts &recent)
{
    sum.answerTimes.insert(sum.answerTimes.end(), recent.answerTimes.begin(), recent.answerTimes.end());
    if (recent.eventsPerSecond)
        sum.eventsPerSecond = sum.eventsPerSecond.value_or(0) + *recent.eventsPerSecond;
}

void add(StreamOverview &sum, const StreamOverview &each)
{
    sum.counts += each.counts;
    add(sum.attempts, each.attempts);
    add(sum.recent, each.recent);
    sum.notCollected += each.notCollected;
    takeEarlier(sum.oldestWaiting, each.oldestWaiting, [](WallTime time) { return time; });
    takeEarlier(sum.nextTry, each.nextTry, [](const Moment &moment) { return moment.steady; });
    takeEarlier(sum.firstLoss, each.firstLoss, [](const FirstLoss &loss) { return loss.at.steady; });
}

} // namespace

StreamOverview totalOf(const std::vector<StreamOverview> &streams)
{
    StreamOverview total;
    for (const StreamOverview &each : streams)
        add(total, each);
    return total;
}

Result<std::vector<StreamOverview>> loadOverview(Database &database, Moment now, const QByteArray &bootId, bool isInUse)
{
    // All of one state of the file, whoever writes meanwhile.
    if (const Result<> begun = database.execute("BEGIN"); !begun)
        return Unexpected(begun.error());
    auto overview = OverviewReader(database, now, isInUse).read(bootId);
    if (const Result<> ended = database.execute("COMMIT"); !ended)
        return Unexpected(ended.error());
    return overview;
}

} // namespace penstock
