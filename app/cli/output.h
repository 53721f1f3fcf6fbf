// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

//! Results go to stdout, words for people to stderr.
void printResult(const QByteArray &bytes); //!< as they are
void printResultLine(const QByteArray &line);
void printMessage(const QString &text); //!< one line on stderr

//! For a terminal: what is longer than its line is cut there, so that drawing over it stays possible.
[[nodiscard]] inline QByteArray unwrapped(const QByteArray &text)
{
    return "\x1b[?7l" + text + "\x1b[?7h";
}

[[nodiscard]] bool isStdoutTerminal();
[[nodiscard]] int stdoutRows(); //!< of the terminal as it is now; 0: not known
[[nodiscard]] bool isStderrTerminal();
