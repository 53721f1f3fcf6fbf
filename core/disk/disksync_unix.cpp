// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/disk/disksync.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace penstock {

Result<> syncFile(int descriptor)
{
    if (::fsync(descriptor) != 0)
        return failure(qt_error_string(errno));
    return {};
}

Result<> syncFolder(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return failure(QStringLiteral("%1: %2").arg(path, qt_error_string(errno)));
    auto synced = syncFile(descriptor);
    ::close(descriptor);
    if (!synced)
        synced.error().message.prepend(path + QStringLiteral(": "));
    return synced;
}

} // namespace penstock
