// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Unix, and not $USER: that one is missing in services and containers, and anybody may set it.

#include "core/engine/username.h"

#include <QFile>

#include <array>

#include <pwd.h>
#include <unistd.h>

namespace penstock {

QString userName()
{
    const uid_t user = ::geteuid();
    passwd entry{};
    passwd *found = nullptr;
    std::array<char, 16 * 1024> buffer{};
    if (::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) == 0 && found && *found->pw_name)
        return QFile::decodeName(found->pw_name);
    return QString::number(user);
}

} // namespace penstock
