// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace CLI {
class App;
}

//! The commands that do something with dead letters: redeliver, discard, halve.
void addDeadLetterCommands(CLI::App &app, int &result);
