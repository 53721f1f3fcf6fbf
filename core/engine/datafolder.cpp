// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/datafolder.h"

#include <QDir>

namespace penstock {

QString defaultDataFolder()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    // The specification tells programs to ignore a relative path.
    const QString base = QDir::isAbsolutePath(state) ? state : QDir::homePath() + QStringLiteral("/.local/state");
    return base + QStringLiteral("/penstock");
}

} // namespace penstock
