// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/folderlock.h"

#include "core/disk/privatefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

// Unix, and not QLockFile: that one judges by process ids, which mean nothing between containers that share the folder,
// and takes a zombie for alive. The kernel's lock ends with the process, however it ends.

namespace penstock {

namespace {

QString lockPath(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("outbox.lock"));
}

// Who asks takes a lock for a moment. It is another one than that which keeps processes apart, and its holder waits for
// that moment to pass.
QString signPath(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("outbox.running"));
}

Unexpected busy(const QString &folder, int descriptor)
{
    char text[32] = {};
    const ssize_t size = ::pread(descriptor, text, sizeof(text) - 1, 0);
    const QString pid = QString::fromLatin1(text, size > 0 ? int(size) : 0).trimmed();
    return failure(QCoreApplication::translate("penstock", "Penstock already works in %1 (process %2). Stop it there, "
                                                           "or use another data folder.")
                       .arg(folder, pid.isEmpty() ? QStringLiteral("?") : pid),
                   Error::Kind::Busy);
}

} // namespace

FolderLock::FolderLock(int descriptor)
    : m_descriptor(descriptor)
{
}

FolderLock::~FolderLock()
{
    if (m_sign >= 0)
        ::close(m_sign);
    ::close(m_descriptor);
}

Result<std::unique_ptr<FolderLock>> FolderLock::take(const QString &folder)
{
    const QString path = lockPath(folder);
    if (const Result<> made = makePrivateFile(path); !made)
        return Unexpected(made.error());

    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0)
        return failure(QStringLiteral("%1: %2").arg(path, qt_error_string(errno)));
    std::unique_ptr<FolderLock> lock(new FolderLock(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return busy(folder, descriptor);
        return failure(QStringLiteral("%1: %2").arg(path, qt_error_string(errno)));
    }

    // For people: on a full disk the id is missing, the lock holds all the same.
    const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
    if (::ftruncate(descriptor, 0) == 0) [[maybe_unused]]
        const ssize_t written = ::pwrite(descriptor, pid.constData(), std::size_t(pid.size()), 0);

    if (const Result<> made = makePrivateFile(signPath(folder)); made)
        lock->m_sign = ::open(QFile::encodeName(signPath(folder)).constData(), O_RDWR | O_CLOEXEC);
    while (lock->m_sign >= 0 && ::flock(lock->m_sign, LOCK_SH) != 0 && errno == EINTR) {
    }
    return lock;
}

bool FolderLock::isHeld(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(signPath(folder)).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool isHeld = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(descriptor);
    return isHeld;
}

} // namespace penstock
