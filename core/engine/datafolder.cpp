// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/datafolder.h"

#include "core/disk/userfolders.h"

namespace penstock {

QString defaultDataFolder()
{
    return userStateFolder();
}

} // namespace penstock
