// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QString>

namespace penstock {

namespace detail {

//! By the XDG Base Directory Specification, which tells programs to ignore a relative path.
[[nodiscard]] inline QString userFolder(const char *variable, const QString &otherwise)
{
    const QString base = qEnvironmentVariable(variable);
    return (QDir::isAbsolutePath(base) ? base : QDir::homePath() + otherwise) + QStringLiteral("/penstock");
}

} // namespace detail

//! `${XDG_CONFIG_HOME:-~/.config}/penstock`: what the user has set.
[[nodiscard]] inline QString userConfigFolder()
{
    return detail::userFolder("XDG_CONFIG_HOME", QStringLiteral("/.config"));
}

//! `${XDG_STATE_HOME:-~/.local/state}/penstock`: what a program knows of its past.
[[nodiscard]] inline QString userStateFolder()
{
    return detail::userFolder("XDG_STATE_HOME", QStringLiteral("/.local/state"));
}

} // namespace penstock
