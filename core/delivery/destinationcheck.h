// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/resolveddestination.h"
#include "core/result.h"

namespace penstock {

//! Whether requests may be made to this destination as it stands, by the rules that its config was checked by: the
//! last look before the wire, where QNetworkAccessManager would put a line break in a value as it is, and so a second
//! request. No message holds a header's value.
[[nodiscard]] Result<> checkDestination(const ResolvedDestination &destination);

} // namespace penstock
