// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/secret/secrets.h"

namespace penstock {

//! Stands in where a request is only shown: every secret counts as there, and none is read.
class HiddenSecrets final : public Secrets
{
    Q_OBJECT

public:
    [[nodiscard]] Result<QByteArray> read(const SecretRef &ref, const QString &baseFolder) override;
};

} // namespace penstock
