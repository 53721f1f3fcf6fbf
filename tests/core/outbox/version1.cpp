// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/outbox/version1.h"

#include "core/outbox/storedbody.h"

#include <sqlite3.h>

namespace penstock {

namespace {

constexpr const char *tables = R"(
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

constexpr const char *stamp = "PRAGMA application_id = 1348824691; PRAGMA user_version = 1;"
                              "INSERT INTO stream VALUES (1, 'a');";

bool execute(sqlite3 *database, const QByteArray &sql)
{
    return sqlite3_exec(database, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

bool insert(sqlite3 *database, BatchId id, const Version1Batch &batch)
{
    const QByteArray number = QByteArray::number(id);
    const QByteArray checksum = QByteArray::number(checksumOf(batch.body, id));
    return execute(database, "INSERT INTO batch (id, stream, request_id, events, bytes, created_at, state, at_wall,"
                             " at_steady) VALUES (" +
                                 number + ", 1, x'61', 100, " + QByteArray::number(batch.body.size()) + ", 0, '" +
                                 batch.state + "', 0, 0); INSERT INTO body VALUES (" + number + ", " + checksum +
                                 ", x'" + batch.body.toHex() + "')");
}

} // namespace

bool writeVersion1(const QString &path, const QList<Version1Batch> &batches)
{
    sqlite3 *database = nullptr;
    bool done = sqlite3_open(path.toUtf8().constData(), &database) == SQLITE_OK && execute(database, tables) &&
                execute(database, stamp);
    for (qsizetype i = 0; done && i < batches.size(); ++i)
        done = insert(database, i + 1, batches.at(i));
    sqlite3_close(database);
    return done;
}

} // namespace penstock
