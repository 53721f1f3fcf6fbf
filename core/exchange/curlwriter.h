// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/outcome.h"
#include "core/exchange/shellquote.h"
#include "core/stream/streamconfig.h"

namespace penstock {

//! The stream's request as a curl command. Secrets are variables of the shell, "$ORDERS_API_KEY": whoever runs it sets
//! them.
[[nodiscard]] QString curlCommand(const StreamConfig &config, const QByteArray &body, Shell shell = Shell::Posix);

//! The same for a request that was made: `sent` are its headers with their secrets masked, as the ledger keeps them.
[[nodiscard]] QString curlCommand(const Destination &destination, const HeaderFields &sent, const QByteArray &body,
                                  Shell shell);

} // namespace penstock
