// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/bodyfile.h"

#include "core/disk/privatefile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>

#include <sqlite3.h>

namespace penstock {

namespace {

// SQLite's file layer is made for pages: of a size beyond 17 bits it takes the lower ones.
constexpr qint64 bytesAtOnce = 64 * 1024;

} // namespace

BodyFile::BodyFile(QString path, std::unique_ptr<char[]> memory)
    : m_path(std::move(path))
    , m_name(QFile::encodeName(m_path))
    , m_memory(std::move(memory))
{
}

BodyFile::~BodyFile()
{
    if (m_isOpen)
        file()->pMethods->xClose(file());
}

Result<std::unique_ptr<BodyFile>> BodyFile::open(const QString &path, Access access)
{
    // SQLite would make it with 0644 & ~umask.
    const bool isWritten = access == Access::ReadWrite;
    if (const Result<> made = isWritten ? makePrivateFile(path) : Result<>(); !made)
        return Unexpected(made.error());

    sqlite3_vfs *system = sqlite3_vfs_find(nullptr);
    std::unique_ptr<BodyFile> opened(
        new BodyFile(QFileInfo(path).absoluteFilePath(), std::make_unique<char[]>(std::size_t(system->szOsFile))));
    // Of SQLite's kinds of file this one is never locked, and its name is synced with its content.
    const int flags =
        SQLITE_OPEN_SUPER_JOURNAL | (isWritten ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    const int code = system->xOpen(system, opened->m_name.constData(), opened->file(), flags, nullptr);
    if (code != SQLITE_OK)
        return opened->failed(code);
    opened->m_isOpen = true;
    return opened;
}

Result<> BodyFile::write(qint64 offset, const QByteArray &bytes)
{
    errno = 0;
    for (qint64 done = 0; done < bytes.size(); done += bytesAtOnce) {
        const auto size = int(std::min(bytesAtOnce, bytes.size() - done));
        const int code = file()->pMethods->xWrite(file(), bytes.constData() + done, size, offset + done);
        if (code != SQLITE_OK)
            return failed(code);
    }
    return {};
}

Result<> BodyFile::sync()
{
    errno = 0;
    const int code = file()->pMethods->xSync(file(), SQLITE_SYNC_FULL | SQLITE_SYNC_DATAONLY);
    return code == SQLITE_OK ? Result<>() : failed(code);
}

Result<QByteArray> BodyFile::read(qint64 offset, qint64 bytes)
{
    QByteArray content(bytes, Qt::Uninitialized);
    errno = 0;
    for (qint64 done = 0; done < bytes; done += bytesAtOnce) {
        const auto size = int(std::min(bytesAtOnce, bytes - done));
        const int code = file()->pMethods->xRead(file(), content.data() + done, size, offset + done);
        if (code == SQLITE_IOERR_SHORT_READ)
            return failure(m_path, Error::Kind::Damaged);
        if (code != SQLITE_OK)
            return failed(code);
    }
    return content;
}

sqlite3_file *BodyFile::file() const
{
    return reinterpret_cast<sqlite3_file *>(m_memory.get());
}

Unexpected BodyFile::failed(int code)
{
    m_trouble = troubleOf(code, errno);
    return Unexpected(storageError(m_path, code, m_trouble, QString::fromUtf8(sqlite3_errstr(code))));
}

} // namespace penstock
