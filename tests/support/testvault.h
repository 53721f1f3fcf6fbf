// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/secret/secretstore.h"
#include "core/secret/vault.h"

#include <QTemporaryDir>

namespace penstock {

//! What the tests derive keys with, so that a hundred of them take no time.
[[nodiscard]] inline KeyCost cheapKey()
{
    return {1, 8 * 1024};
}

//! A vault in a folder of its own, and the secrets that come out of it.
struct TestVault
{
    QTemporaryDir folder;
    Vault vault{folder.filePath(QStringLiteral("secrets.vault")), cheapKey()};
    SecretStore secrets{vault};
};

} // namespace penstock
