// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

namespace penstock {

//! A Postman collection, format 2.1, with the stream's request. Secrets are variables of the collection, {{NAME}}, with
//! no value.
[[nodiscard]] QByteArray postmanCollection(const StreamConfig &config, const QByteArray &body);

} // namespace penstock
