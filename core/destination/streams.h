// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/resolveddestination.h"
#include "core/result.h"
#include "core/stream/streamconfig.h"

#include <string>
#include <string_view>

namespace penstock {

class Secrets;

//! The dialect "streams": a request's body is head, events joined by commas, tail. Keys in this order and no others:
//! {"app_name":…,"source":"MOENGAGE","moe_request_id":…,"events":[ … ]}. Both arguments are UTF-8.
[[nodiscard]] std::string requestBodyHead(std::string_view appName, std::string_view requestId);

[[nodiscard]] constexpr std::string_view requestBodyTail()
{
    return "]}";
}

//! Looks the secrets up and makes the headers ready for the sender. An error names the secret that is missing.
[[nodiscard]] Result<ResolvedDestination> resolveDestination(const StreamConfig &config, const QString &baseFolder, Secrets &secrets);

} // namespace penstock
