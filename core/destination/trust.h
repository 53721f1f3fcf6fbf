// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/tlstrust.h"
#include "core/result.h"
#include "core/stream/streamconfig.h"

namespace penstock {

//! What a destination's "tls" comes to. Reads the CA file, which has to hold at least one certificate in PEM and no
//! more than 1 MiB; a relative path starts at `baseFolder`.
[[nodiscard]] Result<TlsTrust> resolveTrust(const TrustConfig &trust, const QString &baseFolder);

} // namespace penstock
