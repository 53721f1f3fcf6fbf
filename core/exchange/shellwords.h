// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace penstock {

//! One word of a command line, without its quotes.
struct ShellWord
{
    QString text;
    int line = 1;
    QList<qsizetype> variables; //!< where a $ of `text` begins something that the shell would put in
};

//! A command as a shell would split it.
struct ShellCommand
{
    QList<ShellWord> words;
    bool endsOpen = false;        //!< a quote is not closed: the text breaks off
    bool isFollowed = false;      //!< more stands behind it: a pipe, a redirection, a second command
    bool joinedAmpersand = false; //!< a bare & inside an address was taken for part of it
};

//! Splits the first command of a text that was copied from a POSIX shell, from Windows' cmd (^) or from PowerShell (`).
//! Forgives what pasting does: typographic quotes, no-break spaces, a blank behind a line's last backslash, and lines
//! that begin with an option though the one before does not say that it goes on.
[[nodiscard]] ShellCommand splitShellCommand(const QString &text);

//! "$NAME" and "${NAME}", also "$env:NAME" and "%NAME%", as a whole: the variable's name; else empty.
[[nodiscard]] QString variableName(const QString &text);

} // namespace penstock
