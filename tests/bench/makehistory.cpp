// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/schema.h"
#include "core/outbox/sqliteoutbox.h"
#include "core/outbox/statement.h"
#include "core/time/bootclock.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>
#include <QUuid>

// Makes a data folder whose stream has a long history of settled batches, quickly: rows without bodies.
//
//     makehistory [--batches N] [--stream NAME] FOLDER

using namespace penstock;

namespace {

constexpr int eventsOfABatch = 100;

Result<StreamId> makeFolder(const QString &folder, const QString &stream)
{
    auto opened = SqliteOutbox::open(folder, currentMoment(), currentBootId());
    if (!opened)
        return Unexpected(opened.error());
    return opened->outbox->stream(stream);
}

bool isDead(BatchId id)
{
    return id % 50 == 0;
}

QByteArray requestId(BatchId id)
{
    return QUuid::createUuidV5(QUuid(), QByteArray::number(id)).toByteArray(QUuid::WithoutBraces);
}

//! One batch a second, the newest now; every fiftieth a dead letter, of three causes.
Result<> insert(Database &database, StreamId stream, BatchId id, qint64 createdAt)
{
    static const QString causes[] = {QStringLiteral("answered 503 Service Unavailable"),
                                     QStringLiteral("answered 413 Content Too Large"),
                                     QStringLiteral("nothing came back within 30 s")};
    static const std::optional<int> statuses[] = {503, 413, std::nullopt};
    const bool dead = isDead(id);
    const auto cause = std::size_t(id / 50 % 3);
    Statement statement(database, "INSERT INTO batch (id, stream, request_id, events, bytes, created_at, state,"
                                  " scheduled, at_wall, at_steady, number, attempts, last_status, last_duration,"
                                  " failure_status, failure_reason)"
                                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)");
    const int tries = dead ? 4 : 1;
    statement.bind(id, stream, requestId(id), eventsOfABatch, 60'000 + id % 5000, createdAt)
        .bind(dead ? stateName(DeadLettered{}) : stateName(Delivered{}), tries, createdAt + 500, tries, tries)
        .bind(dead ? statuses[cause] : std::optional<int>(200), 40 + id % 200)
        .bind(dead ? statuses[cause] : std::nullopt, dead ? std::optional(causes[cause]) : std::nullopt);
    return statement.run();
}

Result<> fill(Database &database, StreamId stream, qint64 batches)
{
    const qint64 now = epochMs(currentMoment().wall);
    if (const Result<> begun = database.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    for (BatchId id = 1; id <= batches; ++id) {
        if (const Result<> inserted = insert(database, stream, id, now - (batches - id) * 1000); !inserted)
            return inserted;
    }
    const qint64 dead = batches / 50;
    const auto count = [&](QLatin1String state, qint64 of) {
        return Statement(database, "INSERT INTO counter (stream, state, batches, events) VALUES (?, ?, ?, ?)")
            .bind(stream, state, of, of * eventsOfABatch)
            .run();
    };
    return count(stateName(Delivered{}), batches - dead)
        .and_then([&] { return count(stateName(DeadLettered{}), dead); })
        .and_then([&] { return database.execute("COMMIT"); })
        .and_then([&]() -> Result<> {
            if (const Result<bool> moved = database.checkpoint(true); !moved)
                return Unexpected(moved.error());
            return {};
        });
}

Result<> makeHistory(const QString &folder, const QString &stream, qint64 batches)
{
    const Result<StreamId> id = makeFolder(folder, stream);
    if (!id)
        return Unexpected(id.error());
    auto database = Database::open(databasePath(folder), Database::Access::ReadWrite);
    if (!database)
        return Unexpected(database.error());
    return fill(**database, *id, batches);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption batches(QStringLiteral("batches"), QStringLiteral("How many."), QStringLiteral("n"),
                                     QStringLiteral("1000000"));
    const QCommandLineOption stream(QStringLiteral("stream"), QStringLiteral("Whose."), QStringLiteral("name"),
                                    QStringLiteral("Orders"));
    parser.addOptions({batches, stream});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("An empty data folder."));
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    const Result<> made = makeHistory(parser.positionalArguments().constFirst(), parser.value(stream),
                                      parser.value(batches).toLongLong());
    if (!made) {
        QTextStream(stderr) << made.error().message << '\n';
        return 1;
    }
    return 0;
}
