// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

namespace penstock {

//! The stream's request as a curl command for a POSIX shell. Secrets are variables of the shell, "$ORDERS_API_KEY":
//! whoever runs it sets them.
[[nodiscard]] QString curlCommand(const StreamConfig &config, const QByteArray &body);

} // namespace penstock
