// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/trafficfile.h"

#include "core/disk/privatefile.h"
#include "core/outbox/statement.h"

#include <QCoreApplication>

namespace penstock {

namespace {

constexpr qint64 applicationId = 0x50656e68; // "Penh"
constexpr qint64 version = 1;
constexpr qint64 checkpointBytes = 1024 * 1024;

// `step` is how many seconds a slot is long: 1 or 60. What is written again replaces what was there.
constexpr const char *schema = R"(
PRAGMA journal_mode = WAL;
BEGIN IMMEDIATE;
CREATE TABLE slot (
    step INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    second INTEGER NOT NULL,
    events_delivered INTEGER NOT NULL,
    events_failed INTEGER NOT NULL,
    batches_delivered INTEGER NOT NULL,
    attempts_failed INTEGER NOT NULL,
    batches_dead_lettered INTEGER NOT NULL,
    highest_events INTEGER,
    highest_bytes INTEGER,
    last_events INTEGER,
    last_bytes INTEGER,
    answers BLOB NOT NULL,
    PRIMARY KEY (step, stream, second)
) WITHOUT ROWID;
CREATE TABLE mark (
    stream INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (stream, kind, since)
) WITHOUT ROWID;
CREATE TABLE running (since INTEGER PRIMARY KEY, until INTEGER NOT NULL);
PRAGMA application_id = 0x50656e68;
PRAGMA user_version = 1;
COMMIT;
)";

Error damaged(const QString &path, const QString &words)
{
    return {Error::Kind::Damaged, QCoreApplication::translate("penstock", "%1 is damaged (%2).").arg(path, words)};
}

std::optional<qint64> eventsOf(const std::optional<Backlog> &backlog)
{
    return backlog ? std::optional(backlog->events) : std::nullopt;
}

std::optional<qint64> bytesOf(const std::optional<Backlog> &backlog)
{
    return backlog ? std::optional(backlog->bytes) : std::nullopt;
}

std::optional<Backlog> backlogAt(const Statement &row, int column)
{
    if (row.isNull(column) || row.isNull(column + 1))
        return {};
    return Backlog{row.integer(column), row.integer(column + 1)};
}

//! A row of `slot`; none when its answers are not what was written.
std::optional<TrafficSlot> slotOf(const Statement &row)
{
    auto answers = AnswerTimes::fromBytes(row.view(11));
    if (!answers)
        return {};
    return TrafficSlot{
        .second = row.integer(2),
        .eventsDelivered = row.integer(3),
        .eventsFailed = row.integer(4),
        .batchesDelivered = row.integer(5),
        .attemptsFailed = row.integer(6),
        .batchesDeadLettered = row.integer(12),
        .highestBacklog = backlogAt(row, 7),
        .lastBacklog = backlogAt(row, 9),
        .answers = std::move(*answers),
    };
}

} // namespace

TrafficFile::TrafficFile(std::unique_ptr<Database> database)
    : m_database(std::move(database))
{
}

TrafficFile::~TrafficFile() = default;

Result<std::unique_ptr<TrafficFile>> TrafficFile::open(const QString &path)
{
    if (const Result<> made = makePrivateFile(path); !made)
        return Unexpected(made.error());
    auto database = Database::open(path, Database::Access::ReadWrite);
    if (!database)
        return Unexpected(database.error());
    std::unique_ptr<TrafficFile> file(new TrafficFile(std::move(*database)));
    if (const Result<> prepared = file->prepare(path); !prepared)
        return Unexpected(prepared.error());
    return file;
}

Result<> TrafficFile::prepare(const QString &path)
{
    const Result<qint64> id = m_database->integer("PRAGMA application_id");
    const Result<qint64> tables = id ? m_database->integer("SELECT COUNT(*) FROM sqlite_schema") : id;
    const Result<qint64> written = tables ? m_database->integer("PRAGMA user_version") : tables;
    if (!written)
        return Unexpected(written.error());
    if (*tables == 0) {
        if (const Result<> made = m_database->execute(schema); !made)
            return made;
    } else if (*id != applicationId) {
        return Unexpected(damaged(path, QCoreApplication::translate("penstock", "it is another program's")));
    } else if (*written != version) {
        return failure(
            QCoreApplication::translate("penstock", "%1 was written by another version of Penstock.").arg(path));
    }
    Statement check(*m_database, "PRAGMA quick_check(1)");
    const Result<bool> checked = check.step();
    if (!checked)
        return Unexpected(checked.error());
    if (const QString words = check.text(0); words != QLatin1String("ok"))
        return Unexpected(damaged(path, words));
    return m_database->execute("PRAGMA synchronous = NORMAL");
}

Result<TrafficRecord> TrafficFile::read()
{
    TrafficRecord record;
    for (const auto part : {&TrafficFile::readSlots, &TrafficFile::readMarks, &TrafficFile::readRunning}) {
        if (const Result<> done = (this->*part)(record); !done)
            return Unexpected(done.error());
    }
    return record;
}

Result<> TrafficFile::readSlots(TrafficRecord &record)
{
    Statement rows(*m_database,
                   "SELECT step, stream, second, events_delivered, events_failed, batches_delivered, attempts_failed,"
                   " highest_events, highest_bytes, last_events, last_bytes, answers, batches_dead_lettered"
                   " FROM slot ORDER BY stream, step, second");
    Result<bool> row = rows.step();
    for (; row && *row; row = rows.step()) {
        const StreamId stream = rows.integer(1);
        if (record.streams.empty() || record.streams.back().stream != stream)
            record.streams.push_back({.stream = stream, .seconds = {}, .minutes = {}});
        StreamTraffic &traffic = record.streams.back();
        // One that cannot be read is as one that was never written.
        if (auto slot = slotOf(rows))
            (rows.integer(0) == 1 ? traffic.seconds : traffic.minutes).push_back(std::move(*slot));
    }
    return row ? Result<>() : Unexpected(row.error());
}

Result<> TrafficFile::readMarks(TrafficRecord &record)
{
    Statement rows(*m_database, "SELECT stream, kind, since, until FROM mark ORDER BY until");
    Result<bool> row = rows.step();
    for (; row && *row; row = rows.step()) {
        const auto kind = rows.integer(1) == 0 ? TrafficMark::Kind::Paused : TrafficMark::Kind::Held;
        record.marks.push_back(
            {rows.integer(0), kind, wallTimeFromEpochMs(rows.integer(2)), wallTimeFromEpochMs(rows.integer(3))});
    }
    return row ? Result<>() : Unexpected(row.error());
}

Result<> TrafficFile::readRunning(TrafficRecord &record)
{
    Statement rows(*m_database, "SELECT since, until FROM running ORDER BY since");
    Result<bool> row = rows.step();
    for (; row && *row; row = rows.step())
        record.running.push_back({rows.integer(0), rows.integer(1)});
    return row ? Result<>() : Unexpected(row.error());
}

Result<> TrafficFile::write(std::span<const TrafficRecord> records)
{
    Result<> done = m_database->execute("BEGIN IMMEDIATE");
    for (auto record = records.begin(); done && record != records.end(); ++record)
        done = writeRecord(*record);
    if (done)
        done = m_database->execute("COMMIT");
    if (!done) {
        (void)m_database->execute("ROLLBACK");
        return done;
    }
    if (m_database->walBytes() > checkpointBytes)
        (void)m_database->checkpoint(false); // else at the next write
    return {};
}

Result<> TrafficFile::writeRecord(const TrafficRecord &record)
{
    for (const StreamTraffic &traffic : record.streams) {
        Result<> done = writeSlots(traffic.stream, 1, traffic.seconds);
        if (done)
            done = writeSlots(traffic.stream, TrafficSeries::minute, traffic.minutes);
        if (!done)
            return done;
    }
    for (const TrafficMark &mark : record.marks) {
        Statement insert(*m_database, "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?)");
        insert.bind(mark.stream, mark.kind == TrafficMark::Kind::Paused ? 0 : 1, epochMs(mark.from), epochMs(mark.to));
        if (const Result<> done = insert.run(); !done)
            return done;
    }
    for (const RunningSpan &span : record.running) {
        Statement insert(*m_database, "INSERT OR REPLACE INTO running VALUES (?, ?)");
        insert.bind(span.from, span.to);
        if (const Result<> done = insert.run(); !done)
            return done;
    }
    return {};
}

Result<> TrafficFile::writeSlots(StreamId stream, qint64 step, const std::vector<TrafficSlot> &slots)
{
    for (const TrafficSlot &slot : slots) {
        Statement insert(*m_database, "INSERT OR REPLACE INTO slot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.bind(step, stream, slot.second, slot.eventsDelivered, slot.eventsFailed, slot.batchesDelivered,
                    slot.attemptsFailed, slot.batchesDeadLettered, eventsOf(slot.highestBacklog),
                    bytesOf(slot.highestBacklog), eventsOf(slot.lastBacklog), bytesOf(slot.lastBacklog),
                    slot.answers.toBytes());
        if (const Result<> done = insert.run(); !done)
            return done;
    }
    return {};
}

Result<> TrafficFile::prune(qint64 now)
{
    const auto remove = [&](std::string_view sql, qint64 before) {
        Statement statement(*m_database, sql);
        return statement.bind(before).run();
    };
    const qint64 oldest = now - TrafficSeries::keepMinutes;
    Result<> done = remove("DELETE FROM slot WHERE step = 1 AND second < ?", now - TrafficSeries::keepSeconds);
    if (done)
        done = remove("DELETE FROM slot WHERE step = 60 AND second < ?", oldest);
    if (done)
        done = remove("DELETE FROM mark WHERE until < ?", oldest * 1000);
    if (done)
        done = remove("DELETE FROM running WHERE until < ?", oldest);
    return done;
}

} // namespace penstock
