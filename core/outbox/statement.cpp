// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/statement.h"

#include <sqlite3.h>

namespace penstock {

// A binding that fails leaves the parameter NULL; the schema's NOT NULL then makes the statement itself fail.

Statement::Statement(Database &database, std::string_view sql)
    : m_database(database)
    , m_statement(database.prepared(sql))
{
    Q_ASSERT(!m_statement || !sqlite3_stmt_busy(m_statement));
}

Statement::~Statement()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

Statement &Statement::bindUncopied(const QByteArray &bytes)
{
    sqlite3_bind_blob64(m_statement, ++m_parameter, bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_STATIC);
    return *this;
}

Result<bool> Statement::step()
{
    if (!m_statement)
        return Unexpected(m_database.lastError());
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default:
        return Unexpected(m_database.lastError());
    }
}

Result<> Statement::run()
{
    if (const Result<bool> row = step(); !row)
        return Unexpected(row.error());
    return {};
}

Result<std::vector<qint64>> Statement::integers()
{
    std::vector<qint64> values;
    Result<bool> row = step();
    for (; row && *row; row = step())
        values.push_back(integer(0));
    if (!row)
        return Unexpected(row.error());
    return values;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QByteArray Statement::bytes(int column) const
{
    return view(column).toByteArray();
}

QByteArrayView Statement::view(int column) const
{
    const void *data = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char *>(data), sqlite3_column_bytes(m_statement, column)};
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(bytes(column));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

void Statement::bindNext(qint64 value)
{
    sqlite3_bind_int64(m_statement, ++m_parameter, value);
}

void Statement::bindNext(const QByteArray &value)
{
    const auto size = sqlite3_uint64(value.size());
    sqlite3_bind_blob64(m_statement, ++m_parameter, value.constData(), size, SQLITE_TRANSIENT);
}

void Statement::bindNext(const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    sqlite3_bind_text(m_statement, ++m_parameter, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT);
}

void Statement::bindNext(QLatin1String value)
{
    sqlite3_bind_text(m_statement, ++m_parameter, value.data(), int(value.size()), SQLITE_TRANSIENT);
}

void Statement::bindNull()
{
    sqlite3_bind_null(m_statement, ++m_parameter);
}

} // namespace penstock
