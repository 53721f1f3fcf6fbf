// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/resolveddestination.h"
#include "core/result.h"
#include "core/stream/streamconfig.h"

namespace penstock {

class Secrets;

//! A destination's headers with their secrets in clear: the user's in their order, then Authorization for Basic auth
//! (RFC 7617, UTF-8). Secret is what came by reference, Authorization, and what looks like a secret by its name.
[[nodiscard]] Result<QList<ResolvedHeader>> resolveHeaders(const Destination &destination, const QString &baseFolder, Secrets &secrets);

} // namespace penstock
