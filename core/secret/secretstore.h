// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/secret/secrets.h"

namespace penstock {

class Vault;

//! The real secrets: in the environment, in files that only their owner can read, and in the vault.
class SecretStore final : public Secrets
{
    Q_OBJECT

public:
    explicit SecretStore(Vault &vault);

    //! One line ending after a secret in a file is not part of it.
    [[nodiscard]] Result<QByteArray> read(const SecretRef &ref, const QString &baseFolder) override;

private:
    Vault &m_vault;
};

} // namespace penstock
