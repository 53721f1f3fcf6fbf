// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

//! Asks on the terminal without showing what is typed; an error where there is none to ask on.
[[nodiscard]] penstock::Result<QByteArray> askHidden(const QString &question);

//! Asks on the terminal; true: the answer was yes. An error where there is none to ask on.
[[nodiscard]] penstock::Result<bool> askYes(const QString &question);

//! One line, read byte by byte so that what follows it stays there; without its ending.
[[nodiscard]] penstock::Result<QByteArray> readLine(int descriptor, qsizetype limit);

//! All of standard input; an error when it holds more than `limit` bytes.
[[nodiscard]] penstock::Result<QByteArray> readStdin(qsizetype limit);

[[nodiscard]] bool isStdinTerminal();
