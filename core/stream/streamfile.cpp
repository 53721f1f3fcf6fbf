// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/streamfile.h"

#include "core/disk/durablefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace penstock {

namespace {

constexpr qint64 longestFile = 1024 * 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

} // namespace

Result<StreamFile> loadStreamFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Words::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    const QByteArray json = file.read(longestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(Words::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    if (json.size() > longestFile)
        return failure(Words::tr("%1 is longer than 1 MiB: this is not a stream's file.").arg(path),
                       Error::Kind::InvalidInput);
    return StreamFile{path, QFileInfo(path).absolutePath(), parseStreamConfig(json), json};
}

Result<> saveStreamFile(const QString &path, const StreamConfig &config)
{
    return replaceFileDurably(path, writeStreamConfig(config));
}

} // namespace penstock
