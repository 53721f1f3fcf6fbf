// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QStringList>

namespace penstock {

//! One command of a shell's text.
struct ShellLine
{
    QStringList words; //!< without quotation marks; the first is the program, without its folder and without sudo
    int line = 0;      //!< where it starts, from 1
};

//! The commands that start in lines[at] and end before the line that is returned in `at`: several where ; && or || part
//! them, over several lines where a backslash joins these. Nothing is expanded; redirections and comments are left out.
[[nodiscard]] QList<ShellLine> shellCommandsAt(const QStringList &lines, qsizetype &at);

//! Whether it is one that a script of firewall rules holds without changing a rule: echo, set, systemctl.
[[nodiscard]] bool changesNoRule(const ShellLine &command);

} // namespace penstock
