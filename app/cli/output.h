// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

//! Results go to stdout, words for people to stderr.
void printResult(const QByteArray &bytes); //!< as they are
void printResultLine(const QByteArray &line);
void printMessage(const QString &text); //!< one line on stderr

[[nodiscard]] bool isStdoutTerminal();
[[nodiscard]] bool isStderrTerminal();
