// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/allowlist.h"

// The rules of each firewall, one file each. They only let in; what keeps others out is named in a comment, so that nobody
// locks himself out by pasting. Pasted twice they do no harm.

namespace penstock {

[[nodiscard]] QString writeNginx(const AllowRequest &request);
[[nodiscard]] QString writeUfw(const AllowRequest &request);
[[nodiscard]] QString writeIptables(const AllowRequest &request);
[[nodiscard]] QString writeNftables(const AllowRequest &request);
[[nodiscard]] QString writeAwsCli(const AllowRequest &request);
[[nodiscard]] QString writeTerraform(const AllowRequest &request);
[[nodiscard]] QString writeGcloud(const AllowRequest &request);
[[nodiscard]] QString writeAzure(const AllowRequest &request);
[[nodiscard]] QString writeCloudflare(const AllowRequest &request);

} // namespace penstock
