// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/disk/filelock.h"

#include "core/disk/privatefile.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

// Unix: the kernel's lock, as in outbox/folderlock_unix.cpp, and for the same reasons.

namespace penstock {

FileLock::FileLock(int descriptor)
    : m_descriptor(descriptor)
{
}

FileLock::~FileLock()
{
    ::close(m_descriptor);
}

Result<std::unique_ptr<FileLock>> FileLock::wait(const QString &path)
{
    if (const auto made = makePrivateFile(path); !made)
        return Unexpected(made.error());
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0)
        return failure(QStringLiteral("%1: %2").arg(path, qt_error_string(errno)));
    std::unique_ptr<FileLock> lock(new FileLock(descriptor));
    while (::flock(descriptor, LOCK_EX) != 0) {
        if (errno != EINTR)
            return failure(QStringLiteral("%1: %2").arg(path, qt_error_string(errno)));
    }
    return lock;
}

} // namespace penstock
