// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/resolveddestination.h"
#include "core/stream/streamconfig.h"

namespace penstock {

//! As it would be resolved, with masks where secrets stand: reads and needs none of them.
[[nodiscard]] ResolvedDestination maskedDestination(const Destination &destination);

//! What stands behind the method in a request: "/path?query".
[[nodiscard]] QByteArray requestTarget(const QUrl &url);

//! A request's first lines as people see them: "POST /path?query HTTP/1.1", then each header as it goes out, secrets
//! masked, a newline after each. `contentLength` is the body's, in bytes. The destination was checked.
[[nodiscard]] QByteArray previewRequestHead(const Destination &destination, qint64 contentLength);

} // namespace penstock
