// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/trouble.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cerrno>

#include <sqlite3.h>

namespace penstock {

Trouble troubleOf(int code, int systemError)
{
    const bool noSpace = systemError == ENOSPC || systemError == EDQUOT;
    switch (code & 0xff) {
    case SQLITE_FULL:
        return Trouble::DiskFull;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return noSpace ? Trouble::DiskFull : Trouble::Connection;
    case SQLITE_BUSY:
    case SQLITE_CORRUPT:
    case SQLITE_INTERRUPT:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
    case SQLITE_NOTADB:
    case SQLITE_PERM:
    case SQLITE_PROTOCOL:
    case SQLITE_READONLY:
        return Trouble::Connection;
    default:
        return Trouble::Statement;
    }
}

Error storageError(const QString &path, int code, Trouble trouble, const QString &words)
{
    if (trouble == Trouble::DiskFull) {
        const QString folder = QDir::toNativeSeparators(QFileInfo(path).absolutePath());
        return {Error::Kind::DiskFull,
                QCoreApplication::translate(
                    "penstock", "The disk that holds %1 is full. Free some space: Penstock then goes on by itself.")
                    .arg(folder)};
    }
    if (trouble == Trouble::Connection && !QFileInfo::exists(path))
        return {
            Error::Kind::Failed,
            QCoreApplication::translate("penstock", "%1 is gone. Put its folder back: Penstock then goes on by itself.")
                .arg(path)};
    const int primary = code & 0xff;
    const bool isReadOnly = trouble == Trouble::Connection && !QFileInfo(path).isWritable();
    if (primary == SQLITE_READONLY || isReadOnly)
        return {Error::Kind::Failed,
                QCoreApplication::translate(
                    "penstock", "%1 is read-only. Make its folder writable: Penstock then goes on by itself.")
                    .arg(path)};
    if (primary == SQLITE_BUSY)
        return {
            Error::Kind::Busy,
            QCoreApplication::translate("penstock", "Another program has locked %1. Close that program.").arg(path)};
    if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB)
        return {Error::Kind::Damaged,
                QCoreApplication::translate(
                    "penstock", "%1 is damaged (%2). Put a backup in its place, or move it away to start afresh.")
                    .arg(path, words)};
    return {Error::Kind::Failed, QStringLiteral("%1: %2 (SQLite %3)").arg(path, words).arg(code)};
}

} // namespace penstock
