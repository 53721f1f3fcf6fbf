// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

namespace penstock {

class Catalog;

//! The requests that this stream will send as an OpenAPI 3.1 document with one webhook: what the endpoint has to take,
//! and what its answers lead to. Holds no secret: what authenticates is a security scheme.
[[nodiscard]] QByteArray openApi(const StreamConfig &config, const Catalog &catalog);

} // namespace penstock
