// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/trouble.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace penstock {

//! One SQLite connection with its prepared statements. Used by one thread at a time.
class Database final
{
public:
    enum class Access { ReadWrite, ReadOnly };

    //! The file has to exist; an empty one is an empty database.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, Access access);
    ~Database();

    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    //! Runs one or several statements that give no rows.
    [[nodiscard]] Result<> execute(const char *sql);

    //! The first column of the first row.
    [[nodiscard]] Result<qint64> integer(std::string_view sql);

    [[nodiscard]] Trouble trouble() const { return m_trouble; }
    void forgetTrouble() { m_trouble = Trouble::None; }

    //! The error that SQLite reports for the call that just failed; remembers its trouble.
    [[nodiscard]] Error lastError();

    //! Moves what it can of the write-ahead log into the database; with `truncate` waits for readers and empties it.
    //! False: a reader is still at it, and a part stays in the log.
    [[nodiscard]] Result<bool> checkpoint(bool truncate);
    [[nodiscard]] qint64 walBytes() const { return m_walBytes; }

    //! Close without touching the files again: after an I/O error nothing more may go through this connection.
    void abandon();

private:
    friend class Statement;

    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    explicit Database(QString path);
    [[nodiscard]] Result<> connect(Access access);
    [[nodiscard]] sqlite3_stmt *prepared(std::string_view sql);

    QString m_path;
    sqlite3 *m_handle = nullptr;
    std::unordered_map<std::string, sqlite3_stmt *, Hash, std::equal_to<>> m_statements;
    Trouble m_trouble = Trouble::None;
    qint64 m_walBytes = 0;
    qint64 m_pageSize = 0;
};

} // namespace penstock
