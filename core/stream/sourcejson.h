// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/jsonreader.h"
#include "core/stream/streamconfig.h"

namespace penstock {

//! A stream file's "source". None when its kind is missing or not known; problems are in the log.
[[nodiscard]] std::optional<SourceConfig> readSource(const JsonNode &node, ProblemLog &log);

[[nodiscard]] QLatin1String sourceKindName(const SourceConfig &source);

} // namespace penstock
