// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/database.h"

#include <QByteArray>
#include <QLatin1String>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace penstock {

//! A prepared statement of a connection, taken for one use; the same text is in use once at a time.
class Statement final
{
public:
    Statement(Database &database, std::string_view sql);
    ~Statement();

    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    //! Copies the values to the statement's parameters, in order.
    template <typename... Values>
    Statement &bind(const Values &...values)
    {
        (bindNext(values), ...);
        return *this;
    }

    //! The next parameter without a copy: the bytes have to stay until the statement has run.
    Statement &bindUncopied(const QByteArray &bytes);

    [[nodiscard]] Result<bool> step();                    //!< true: there is a row
    [[nodiscard]] Result<> run();                         //!< for statements without rows
    [[nodiscard]] Result<std::vector<qint64>> integers(); //!< the first column of every row

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] QByteArrayView view(int column) const; //!< of the bytes, until the next step
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    void bindNext(qint64 value);
    void bindNext(int value) { bindNext(qint64(value)); }
    void bindNext(bool value) { bindNext(qint64(value)); }
    void bindNext(std::chrono::milliseconds value) { bindNext(qint64(value.count())); }
    void bindNext(const QByteArray &value);
    void bindNext(const QString &value);
    void bindNext(QLatin1String value);
    void bindNull();

    template <typename Value>
    void bindNext(const std::optional<Value> &value)
    {
        if (value)
            bindNext(*value);
        else
            bindNull();
    }

    Database &m_database;
    sqlite3_stmt *m_statement;
    int m_parameter = 0;
};

//! Takes a row's columns one after the other: in a braced list they come in the order written.
class Columns final
{
public:
    explicit Columns(const Statement &statement)
        : m_statement(statement)
    {
    }

    [[nodiscard]] qint64 integer() { return m_statement.integer(m_column++); }
    [[nodiscard]] int number() { return int(integer()); }
    [[nodiscard]] std::chrono::milliseconds milliseconds() { return std::chrono::milliseconds(integer()); }
    [[nodiscard]] QByteArray bytes() { return m_statement.bytes(m_column++); }
    [[nodiscard]] QByteArrayView view() { return m_statement.view(m_column++); }
    [[nodiscard]] QString text() { return m_statement.text(m_column++); }

    [[nodiscard]] std::optional<int> optionalNumber() { return absent() ? std::nullopt : std::optional<int>(number()); }
    [[nodiscard]] std::optional<std::chrono::milliseconds> optionalMilliseconds()
    {
        return absent() ? std::nullopt : std::optional(milliseconds());
    }

private:
    [[nodiscard]] bool absent()
    {
        const bool isNull = m_statement.isNull(m_column);
        m_column += isNull ? 1 : 0;
        return isNull;
    }

    const Statement &m_statement;
    int m_column = 0;
};

} // namespace penstock
