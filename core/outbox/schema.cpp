// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/schema.h"

#include "core/outbox/statement.h"
#include "core/outbox/storedbatch.h"

#include <QCoreApplication>
#include <QDir>

#include <array>

namespace penstock {

namespace {

constexpr qint64 applicationId = 0x50656e73; // "Pens"

// A batch's small row is apart from its body, so that a change of state never writes the body again.
// `at_*` is the one moment its state has: queued since, in flight since, retried at, delivered at.
// `retry_delay` is the wait that was planned with `at_*` of a batch backing off: after a reboot no wait is longer.
// `number` is the request's number that `begin` announced; `attempts` counts this batch's rows in `attempt`.
// `counter` holds what COUNT(*) over `batch` would give, had no row ever been pruned; the same transactions keep it.
constexpr const char *version1 = R"(
CREATE TABLE meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('boot_id', x''), ('transaction', 0);

CREATE TABLE stream (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    request_id BLOB NOT NULL,
    events INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    scheduled INTEGER NOT NULL DEFAULT 0,
    at_wall INTEGER NOT NULL,
    at_steady INTEGER NOT NULL,
    retry_delay INTEGER NOT NULL DEFAULT 0,
    number INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_status INTEGER,
    last_duration INTEGER,
    failure_status INTEGER,
    failure_reason TEXT
);
CREATE INDEX batch_by_stream ON batch (stream);
CREATE INDEX batch_by_state ON batch (state, stream) WHERE state <> 'delivered';

CREATE TABLE counter (
    stream INTEGER NOT NULL,
    state TEXT NOT NULL,
    batches INTEGER NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (stream, state)
) WITHOUT ROWID;

CREATE TABLE body (batch INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, body BLOB NOT NULL);

CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    number INTEGER NOT NULL,
    scheduled INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    status INTEGER,
    started_wall INTEGER NOT NULL,
    started_steady INTEGER NOT NULL,
    duration INTEGER NOT NULL,
    bytes_sent INTEGER NOT NULL,
    retry_after INTEGER,
    lost_on_reused INTEGER NOT NULL,
    truncated INTEGER NOT NULL,
    reason TEXT NOT NULL,
    reason_phrase BLOB NOT NULL,
    request_headers BLOB NOT NULL,
    answer_headers BLOB NOT NULL,
    answer_body BLOB NOT NULL,
    UNIQUE (batch, number)
);
CREATE INDEX attempt_by_outcome ON attempt (outcome) WHERE outcome <> 'delivered';

CREATE TABLE reject (
    id INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    source TEXT NOT NULL,
    line INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    reason TEXT NOT NULL,
    text BLOB NOT NULL
);
CREATE INDEX reject_by_stream ON reject (stream);

CREATE TABLE source_position (
    stream INTEGER NOT NULL,
    source BLOB NOT NULL,
    fingerprint BLOB NOT NULL,
    offset INTEGER NOT NULL,
    line INTEGER NOT NULL,
    events_of_line INTEGER NOT NULL,
    PRIMARY KEY (stream, source)
) WITHOUT ROWID;

CREATE TABLE not_collected (
    stream INTEGER NOT NULL,
    event_name BLOB NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (stream, event_name)
) WITHOUT ROWID;

CREATE TABLE loss (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, found_at INTEGER NOT NULL);
)";

// Bodies stand in files beside the database: there a body is written once, while here it would be written to the log
// and then to the tables, each page with a checksum that SQLite computes more slowly than the disk writes.
constexpr const char *version2 = R"(
CREATE TABLE segment (
    id INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    live INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
);
ALTER TABLE batch ADD COLUMN segment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
)";

// `run` is a stream's present or last run; `state` is as it was last recorded. `pause.begun` is NULL for what was lost
// before each pause was kept by itself. `seen` starts anew with each run. `answer` counts attempts by outcome and by how
// long the answer took, in the buckets of answertimes.h (-1: there was no answer). A stream of `journal` may be NULL.
constexpr const char *version3 = R"(
ALTER TABLE counter ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
UPDATE counter SET bytes = IFNULL((SELECT SUM(batch.bytes) FROM batch
    WHERE batch.stream = counter.stream AND batch.state = counter.state), 0);

CREATE TABLE answer (
    stream INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    bucket INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    duration INTEGER NOT NULL,
    PRIMARY KEY (stream, outcome, bucket)
) WITHOUT ROWID;
INSERT INTO answer SELECT batch.stream, outcome, CASE
        WHEN status IS NULL THEN -1
        WHEN duration <= 5 THEN 0 WHEN duration <= 10 THEN 1 WHEN duration <= 25 THEN 2 WHEN duration <= 50 THEN 3
        WHEN duration <= 100 THEN 4 WHEN duration <= 250 THEN 5 WHEN duration <= 500 THEN 6
        WHEN duration <= 1000 THEN 7 WHEN duration <= 2500 THEN 8 WHEN duration <= 5000 THEN 9
        WHEN duration <= 10000 THEN 10 WHEN duration <= 30000 THEN 11 ELSE 12 END,
        COUNT(*), SUM(duration)
    FROM attempt JOIN batch ON batch.id = attempt.batch GROUP BY 1, 2, 3;

CREATE TABLE run (
    stream INTEGER PRIMARY KEY,
    begun INTEGER NOT NULL,
    retry_delays TEXT NOT NULL,
    state TEXT NOT NULL,
    since INTEGER NOT NULL
);

CREATE TABLE seen (
    stream INTEGER NOT NULL,
    code BLOB NOT NULL,
    name BLOB NOT NULL,
    chosen INTEGER NOT NULL,
    not_chosen INTEGER NOT NULL,
    PRIMARY KEY (stream, code)
) WITHOUT ROWID;

CREATE TABLE pause (
    id INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    begun INTEGER,
    ended INTEGER,
    UNIQUE (stream, begun)
);
CREATE TABLE pause_loss (
    pause INTEGER NOT NULL,
    event_name BLOB NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (pause, event_name)
) WITHOUT ROWID;
INSERT INTO pause (stream, begun, ended)
    SELECT DISTINCT stream, NULL, CAST(strftime('%s', 'now') AS INTEGER) * 1000 FROM not_collected;
INSERT INTO pause_loss SELECT pause.id, event_name, events
    FROM not_collected JOIN pause ON pause.stream = not_collected.stream;
DROP TABLE not_collected;

CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    stream INTEGER,
    actor TEXT NOT NULL,
    program TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX journal_by_stream ON journal (stream);
)";

// `origin` is the batch that this one is a half of; 0: none. `pruned` has the ids of batches whose rows the history no
// longer keeps, as ranges that never touch: `counter` and `answer` go on counting them.
constexpr const char *version4 = R"(
ALTER TABLE batch ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
CREATE TABLE pruned (first INTEGER PRIMARY KEY, last INTEGER NOT NULL);
INSERT INTO meta VALUES ('history_bytes', 1073741824), ('history_days', 30);
)";

Result<> moveEachBody(Database &database, Segments &segments)
{
    Statement statement(database,
                        "SELECT body.batch, body, body.checksum, state FROM body JOIN batch ON batch.id = body.batch"
                        " ORDER BY body.batch");
    Result<bool> row = statement.step();
    for (; row && *row; row = statement.step()) {
        Columns columns(statement);
        const BatchId id = columns.integer();
        const QByteArray body = columns.bytes();
        auto place = segments.append(id, body, Segment::Generation::Fresh);
        if (!place)
            return Unexpected(place.error());
        place->checksum = columns.integer(); // a damaged one stays known as damaged
        if (columns.text() == stateName(Delivered{}))
            segments.release(*place, body.size());
        if (const Result<> updated = updatePlace(database, id, *place); !updated)
            return updated;
    }
    if (!row)
        return Unexpected(row.error());
    return {};
}

Result<> moveBodies(Database &database, Segments &segments)
{
    return moveEachBody(database, segments)
        .and_then([&] { return segments.sync(); })
        .and_then([&] { return segments.write(database); })
        .and_then([&] { return database.execute("DROP TABLE body"); });
}

// What leads from a version to the next; entries are never changed once a release has them.
struct Migration
{
    const char *sql;
    Result<> (*move)(Database &, Segments &);
};

Result<> nothing(Database &, Segments &)
{
    return {};
}

constexpr std::array migrations = {Migration{version1, nothing}, Migration{version2, moveBodies},
                                   Migration{version3, nothing}, Migration{version4, nothing}};
constexpr auto currentVersion = qint64(migrations.size());

Unexpected newer(const QString &path)
{
    return failure(QCoreApplication::translate(
                       "penstock", "%1 was written by a newer Penstock. Use that version, or another data folder.")
                       .arg(path));
}

Result<> checkOrigin(Database &database, const QString &path, qint64 version)
{
    const Result<qint64> id = database.integer("PRAGMA application_id");
    if (!id)
        return Unexpected(id.error());
    const Result<qint64> tables = database.integer("SELECT COUNT(*) FROM sqlite_schema");
    if (!tables)
        return Unexpected(tables.error());
    const bool ours = *id == applicationId || (version == 0 && *tables == 0);
    if (!ours)
        return failure(
            QCoreApplication::translate("penstock", "%1 is not a file of Penstock's. Use another data folder.")
                .arg(path));
    return {};
}

Result<> apply(Database &database, Segments &segments, qint64 version)
{
    const Migration &migration = migrations.at(std::size_t(version));
    const QByteArray stamp = "PRAGMA application_id = " + QByteArray::number(applicationId) +
                             "; PRAGMA user_version = " + QByteArray::number(version + 1);
    return database.execute("BEGIN IMMEDIATE")
        .and_then([&] { return database.execute(migration.sql); })
        .and_then([&] { return migration.move(database, segments); })
        .and_then([&] { return database.execute(stamp.constData()); })
        .and_then([&] { return database.execute("COMMIT"); });
}

} // namespace

QString databasePath(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(QStringLiteral("outbox.sqlite"));
}

Result<> migrate(Database &database, Segments &segments, const QString &path)
{
    const Result<qint64> found = database.integer("PRAGMA user_version");
    if (!found)
        return Unexpected(found.error());
    if (const Result<> origin = checkOrigin(database, path, *found); !origin)
        return origin;
    if (*found > currentVersion)
        return newer(path);
    for (qint64 version = *found; version < currentVersion; ++version) {
        if (const Result<> applied = apply(database, segments, version); !applied)
            return applied;
    }
    return {};
}

Result<> checkSchema(Database &database, const QString &path)
{
    const Result<qint64> found = database.integer("PRAGMA user_version");
    if (!found)
        return Unexpected(found.error());
    if (const Result<> origin = checkOrigin(database, path, *found); !origin)
        return origin;
    if (*found > currentVersion)
        return newer(path);
    if (*found == 0)
        return failure(QCoreApplication::translate("penstock", "%1 holds nothing yet: run a stream first.").arg(path));
    if (*found < currentVersion)
        return failure(
            QCoreApplication::translate(
                "penstock", "%1 was written by an older Penstock. Run a stream once: that brings it up to date.")
                .arg(path));
    return {};
}

} // namespace penstock
