// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace CLI {
class App;
}

struct VaultOptions;

//! --vault, --passphrase-fd and --passphrase-file: of every command that needs secrets.
void addVaultOptions(CLI::App *command, VaultOptions &options);

//! penstock-cli secret set|list|remove
void addSecret(CLI::App &app, int &result);
