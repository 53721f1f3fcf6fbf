// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace penstock {

//! What the disk allows the data folder.
struct Storage
{
    enum class State {
        Fine,
        AlmostFull,
        Full,
        ReadOnly,
        Gone, //!< the folder, or the outbox in it
    };

    static constexpr qint64 lowBytes = 200'000'000;
    static constexpr qint64 neededBytes = 8 * 1024 * 1024; //!< what the outbox keeps in hand for a full disk

    State state = State::Fine;
    qint64 freeBytes = 0;
};

//! Looks now; on a disk that hangs it waits.
[[nodiscard]] Storage readStorage(const QString &dataFolder);

[[nodiscard]] Storage::State stateOfFree(qint64 bytes);

} // namespace penstock
