// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/jsonreader.h"
#include "core/stream/streamconfig.h"

namespace penstock {

//! A stream file's "destination". What is wrong is in the log and left as the default.
[[nodiscard]] Destination readDestination(const JsonNode &node, ProblemLog &log);

} // namespace penstock
