// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/streamnames.h"

#include "core/outbox/statement.h"

#include <QCoreApplication>

namespace penstock {

namespace {

QString formerKey(const QString &name)
{
    return QStringLiteral("former name: ") + name;
}

Result<std::optional<qint64>> firstInteger(Statement &statement)
{
    const Result<bool> row = statement.step();
    if (!row)
        return Unexpected(row.error());
    return *row ? std::optional(statement.integer(0)) : std::nullopt;
}

Result<std::optional<StreamId>> findByName(Database &database, const QString &name)
{
    Statement statement(database, "SELECT id FROM stream WHERE name = ?");
    return firstInteger(statement.bind(name));
}

Result<std::optional<StreamId>> findByFormerName(Database &database, const QString &name)
{
    Statement statement(database, "SELECT value FROM meta WHERE key = ?");
    return firstInteger(statement.bind(formerKey(name)));
}

Result<QString> nameOf(Database &database, StreamId stream)
{
    Statement statement(database, "SELECT name FROM stream WHERE id = ?");
    const Result<bool> row = statement.bind(stream).step();
    if (!row)
        return Unexpected(row.error());
    if (!*row)
        return failure(QCoreApplication::translate("penstock", "There is no stream %1.").arg(stream),
                       Error::Kind::InvalidInput);
    return statement.text(0);
}

Result<StreamId> registerName(Database &database, const QString &name)
{
    return Statement(database, "INSERT INTO stream (name) VALUES (?)").bind(name).run().and_then([&] {
        return database.integer("SELECT last_insert_rowid()");
    });
}

// Of a stream that was opened once and collected nothing there is little but its name.
Result<bool> holdsAnything(Database &database, StreamId stream)
{
    Statement statement(database, "SELECT EXISTS (SELECT 1 FROM batch WHERE stream = ?1)"
                                  " OR EXISTS (SELECT 1 FROM reject WHERE stream = ?1)"
                                  " OR EXISTS (SELECT 1 FROM source_position WHERE stream = ?1)"
                                  " OR EXISTS (SELECT 1 FROM pause WHERE stream = ?1)");
    const auto found = firstInteger(statement.bind(stream));
    return found.map([](std::optional<qint64> any) { return any.value_or(0) != 0; });
}

Unexpected nameIsTaken(const QString &name)
{
    return failure(QCoreApplication::translate("penstock", "This data folder has a history of another stream named "
                                                           "\"%1\". Choose another name.")
                       .arg(name),
                   Error::Kind::InvalidInput);
}

// What was done with it stays in the log, which then names no stream: ids are given again.
Result<> forgetStream(Database &database, StreamId stream)
{
    for (const char *sql : {"DELETE FROM run WHERE stream = ?", "DELETE FROM seen WHERE stream = ?",
                            "UPDATE journal SET stream = NULL WHERE stream = ?", "DELETE FROM stream WHERE id = ?"}) {
        if (const Result<> done = Statement(database, sql).bind(stream).run(); !done)
            return done;
    }
    return {};
}

Result<> clearTheWay(Database &database, StreamId stream, const QString &name)
{
    const auto former = findByFormerName(database, name);
    if (!former)
        return Unexpected(former.error());
    if (former->value_or(stream) != stream)
        return nameIsTaken(name);
    const auto other = findByName(database, name);
    if (!other)
        return Unexpected(other.error());
    if (!*other)
        return {};
    const Result<bool> anything = holdsAnything(database, **other);
    if (!anything)
        return Unexpected(anything.error());
    if (*anything)
        return nameIsTaken(name);
    return forgetFormerNames(database, **other).and_then([&] { return forgetStream(database, **other); });
}

} // namespace

Result<StreamId> streamByName(Database &database, const QString &name)
{
    const auto known = findByName(database, name);
    if (!known)
        return Unexpected(known.error());
    if (*known)
        return forgetFormerNames(database, **known).map([&] { return **known; });
    const auto former = findByFormerName(database, name);
    if (!former)
        return Unexpected(former.error());
    if (!*former)
        return registerName(database, name);
    return renameStream(database, **former, name)
        .and_then([&] { return forgetFormerNames(database, **former); })
        .map([&] { return **former; });
}

Result<QStringList> streamNames(Database &database)
{
    Statement statement(database, "SELECT name FROM stream");
    QStringList names;
    Result<bool> row = statement.step();
    for (; row && *row; row = statement.step())
        names.append(statement.text(0));
    if (!row)
        return Unexpected(row.error());
    return names;
}

Result<> renameStream(Database &database, StreamId stream, const QString &name)
{
    const Result<QString> before = nameOf(database, stream);
    if (!before)
        return Unexpected(before.error());
    if (*before == name)
        return {};
    return clearTheWay(database, stream, name)
        .and_then(
            [&] { return Statement(database, "UPDATE stream SET name = ? WHERE id = ?").bind(name, stream).run(); })
        .and_then([&] { return Statement(database, "DELETE FROM meta WHERE key = ?").bind(formerKey(name)).run(); })
        .and_then([&] {
            return Statement(database, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)")
                .bind(formerKey(*before), stream)
                .run();
        });
}

Result<> forgetFormerNames(Database &database, StreamId stream)
{
    return Statement(database, "DELETE FROM meta WHERE key LIKE 'former name: %' AND value = ?").bind(stream).run();
}

} // namespace penstock
