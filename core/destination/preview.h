// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/resolveddestination.h"

namespace penstock {

//! A request's first lines as people see them: "POST /path?query HTTP/1.1", then each header as it goes out, secrets
//! masked, a newline after each. `contentLength` is the body's, in bytes.
[[nodiscard]] QByteArray previewRequestHead(const ResolvedDestination &destination, qint64 contentLength);

} // namespace penstock
