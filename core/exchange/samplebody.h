// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

namespace penstock {

class Catalog;

//! A request's body as the stream would send it, of invented events that pass its choice: at most `events` of them, none
//! where none passes. The same for the same config.
[[nodiscard]] QByteArray sampleBody(const StreamConfig &config, const Catalog &catalog, int events = 1);

} // namespace penstock
