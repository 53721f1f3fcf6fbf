// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/trouble.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct sqlite3_file;

namespace penstock {

//! A file of bodies, read and written at offsets through SQLite's own file layer: it knows signals, short writes and
//! each system's way to sync, and what makes a disk fail in tests reaches these files as it reaches the database.
class BodyFile final
{
public:
    enum class Access {
        ReadWrite, //!< made when it is missing, for its owner alone
        ReadOnly,
    };

    [[nodiscard]] static Result<std::unique_ptr<BodyFile>> open(const QString &path, Access access);
    ~BodyFile();

    BodyFile(const BodyFile &) = delete;
    BodyFile &operator=(const BodyFile &) = delete;

    [[nodiscard]] Result<> write(qint64 offset, const QByteArray &bytes);
    [[nodiscard]] Result<> sync();

    //! Error::Kind::Damaged when the file ends before that.
    [[nodiscard]] Result<QByteArray> read(qint64 offset, qint64 bytes);

    //! Of the last error.
    [[nodiscard]] Trouble trouble() const { return m_trouble; }

private:
    BodyFile(QString path, std::unique_ptr<char[]> memory);
    [[nodiscard]] sqlite3_file *file() const;
    [[nodiscard]] Unexpected failed(int code);

    QString m_path;
    QByteArray m_name;                //!< SQLite keeps a pointer to it
    std::unique_ptr<char[]> m_memory; //!< SQLite's file object, of a size that only its file layer knows
    bool m_isOpen = false;
    Trouble m_trouble = Trouble::None;
};

} // namespace penstock
