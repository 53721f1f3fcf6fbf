// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/disk/privatefile.h"

#include "core/disk/disksync.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

// Unix, because QFile and QSaveFile create with 0666 & ~umask, and neither syncs a folder nor claims space.

namespace penstock {

namespace {

class Descriptor final
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

Unexpected systemFailure(const QString &path, int error)
{
    if (error == ENOSPC || error == EDQUOT)
        return failure(
            QCoreApplication::translate(
                "penstock", "The disk that holds %1 is full. Free some space: Penstock then goes on by itself.")
                .arg(QFileInfo(path).absolutePath()),
            Error::Kind::DiskFull);
    return failure(QStringLiteral("%1: %2").arg(path, qt_error_string(error)));
}

int openPrivate(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    // A umask only takes rights away: one like 0277 would take the owner's own.
    if (fd >= 0)
        ::fchmod(fd, S_IRUSR | S_IWUSR);
    return fd;
}

} // namespace

Result<> makePrivateFolder(const QString &path)
{
    const QString clean = QDir::cleanPath(QDir(path).absolutePath());
    if (QFileInfo(clean).isDir())
        return {};
    if (!QDir().mkpath(QFileInfo(clean).absolutePath()))
        return failure(QCoreApplication::translate("penstock", "The folder %1 cannot be made. Check the rights of the "
                                                               "folders above it, or use another data folder.")
                           .arg(clean));
    const QByteArray name = QFile::encodeName(clean);
    if (::mkdir(name.constData(), S_IRWXU) != 0 && errno != EEXIST)
        return systemFailure(clean, errno);
    if (::chmod(name.constData(), S_IRWXU) != 0)
        return systemFailure(clean, errno);
    return syncFolder(QFileInfo(clean).absolutePath());
}

Result<> makePrivateFile(const QString &path)
{
    const Descriptor file(openPrivate(path));
    if (file.get() < 0)
        return systemFailure(path, errno);
    return {};
}

Result<> allocatePrivateFile(const QString &path, qint64 bytes)
{
    const Descriptor file(openPrivate(path));
    if (file.get() < 0)
        return systemFailure(path, errno);
    if (const int error = ::posix_fallocate(file.get(), 0, bytes); error != 0)
        return systemFailure(path, error);
    return {};
}

} // namespace penstock
