// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/database.h"

#include "core/outbox/statement.h"

#include <QFile>

#include <sqlite3.h>

namespace penstock {

namespace {

// Another program may look into the file for a moment; only the writer's own connection ever writes.
constexpr int busyTimeoutMs = 5000;

} // namespace

Database::Database(QString path)
    : m_path(std::move(path))
{
}

Database::~Database()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Access access)
{
    std::unique_ptr<Database> database(new Database(path));
    if (const Result<> connected = database->connect(access); !connected)
        return Unexpected(connected.error());
    return database;
}

Result<> Database::connect(Access access)
{
    const int mode = access == Access::ReadWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    const QByteArray name = QFile::encodeName(m_path);
    if (sqlite3_open_v2(name.constData(), &m_handle, mode | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
        return Unexpected(lastError());

    sqlite3_busy_timeout(m_handle, busyTimeoutMs);
    if (access == Access::ReadOnly) {
        // Two connections that checkpoint can lose commits (fixed upstream in SQLite 3.51.3): only the writer does.
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        return execute("PRAGMA query_only = ON");
    }

    // In place of SQLite's own automatic checkpoints: the writer decides when.
    const auto committed = [](void *self, sqlite3 *, const char *, int pages) {
        auto *database = static_cast<Database *>(self);
        database->m_walBytes = pages * database->m_pageSize;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_handle, committed, this);
    const Result<qint64> pageSize = integer("PRAGMA page_size");
    if (!pageSize)
        return Unexpected(pageSize.error());
    m_pageSize = *pageSize;
    return {};
}

Result<> Database::execute(const char *sql)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return Unexpected(lastError());
    return {};
}

Result<qint64> Database::integer(std::string_view sql)
{
    Statement statement(*this, sql);
    const Result<bool> row = statement.step();
    if (!row)
        return Unexpected(row.error());
    return *row ? statement.integer(0) : 0;
}

Error Database::lastError()
{
    const int code = m_handle ? sqlite3_extended_errcode(m_handle) : SQLITE_NOMEM;
    m_trouble = troubleOf(code, m_handle ? sqlite3_system_errno(m_handle) : 0);
    const char *words = m_handle ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code);
    return storageError(m_path, code, m_trouble, QString::fromUtf8(words));
}

Result<bool> Database::checkpoint(bool truncate)
{
    const int mode = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    int inLog = 0;
    int moved = 0;
    const int code = sqlite3_wal_checkpoint_v2(m_handle, nullptr, mode, &inLog, &moved);
    if (code != SQLITE_OK && code != SQLITE_BUSY)
        return Unexpected(lastError());
    m_walBytes = 0;
    return code == SQLITE_OK && moved == inLog;
}

void Database::abandon()
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

sqlite3_stmt *Database::prepared(std::string_view sql)
{
    if (const auto known = m_statements.find(sql); known != m_statements.end())
        return known->second;

    sqlite3_stmt *statement = nullptr;
    const int size = int(sql.size());
    if (sqlite3_prepare_v3(m_handle, sql.data(), size, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return nullptr;
    m_statements.emplace(sql, statement);
    return statement;
}

} // namespace penstock
