// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace CLI {
class App;
}

//! The commands that show what a data folder holds, beside whoever delivers from it: batches, attempts, rejects,
//! pauses, log, status, metrics; and history, which can set its budget, too.
void addLedgerCommands(CLI::App &app, int &result);
