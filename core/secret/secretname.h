// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace penstock {

//! What a stream's secret may be called where it is kept: "Orders to warehouse", "password" gives
//! "orders-to-warehouse-password". Small letters, digits and - only.
[[nodiscard]] QString suggestedSecretName(const QString &stream, const QString &what);

} // namespace penstock
