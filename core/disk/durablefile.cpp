// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/disk/durablefile.h"

#include "core/disk/disksync.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

Unexpected notWritten(const QString &path, const QString &reason)
{
    return failure(Words::tr("%1 cannot be written: %2.").arg(path, reason));
}

} // namespace

Result<> replaceFileDurably(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        return notWritten(path, file.errorString());
    // QSaveFile ignores what a sync comes to and does not sync the folder.
    if (const auto synced = syncFile(file.handle()); !synced)
        return notWritten(path, synced.error().message);
    if (!file.commit())
        return notWritten(path, file.errorString());
    if (const auto synced = syncFolder(QFileInfo(QFileInfo(path).canonicalFilePath()).path()); !synced)
        return notWritten(path, synced.error().message);
    return {};
}

} // namespace penstock
