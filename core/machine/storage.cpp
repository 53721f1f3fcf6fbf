// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/machine/storage.h"

#include "core/outbox/ballast.h"
#include "core/outbox/schema.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace penstock {

static_assert(Storage::neededBytes == Ballast::size);

Storage::State stateOfFree(qint64 bytes)
{
    if (bytes < Storage::neededBytes)
        return Storage::State::Full;
    return bytes < Storage::lowBytes ? Storage::State::AlmostFull : Storage::State::Fine;
}

Storage readStorage(const QString &dataFolder)
{
    const QFileInfo database(databasePath(dataFolder));
    if (!database.exists())
        return {.state = Storage::State::Gone};
    // For the administrator everything is writable, except on a disk that is read-only as a whole.
    if (!QFileInfo(dataFolder).isWritable() || !database.isWritable())
        return {.state = Storage::State::ReadOnly};
    const QStorageInfo disk(dataFolder);
    if (!disk.isValid())
        return {};
    // While the outbox has its ballast it is not in want: it gives that up when a write finds no room.
    const qint64 inHand = QFileInfo(Ballast::pathIn(dataFolder)).size();
    return {.state = stateOfFree(disk.bytesAvailable() + inHand), .freeBytes = disk.bytesAvailable()};
}

} // namespace penstock
