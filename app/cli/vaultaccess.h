// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/secret/vault.h"

#include <QString>

#include <optional>

//! Which vault, and how its passphrase is had: from a descriptor, a file, or else the terminal.
struct VaultOptions
{
    QString file = penstock::defaultVaultPath();
    std::optional<int> passphraseFd;
    QString passphraseFile;
};

//! Opens it by its key in the desktop's key store or by its passphrase; Error::Kind::InvalidInput with the options to
//! use where nobody can be asked.
[[nodiscard]] penstock::Result<> unlock(penstock::Vault &vault, const VaultOptions &options);

//! As unlock(); a vault that is missing is made, with a passphrase that the terminal asks for twice.
[[nodiscard]] penstock::Result<> unlockOrCreate(penstock::Vault &vault, const VaultOptions &options);

//! From a terminal one line that is not shown, else all of standard input; one line ending is not part of the secret.
[[nodiscard]] penstock::Result<QByteArray> readSecret(const QString &question);
