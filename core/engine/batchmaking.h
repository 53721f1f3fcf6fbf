// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batcher.h"
#include "core/stream/streamconfig.h"

#include <memory>

namespace penstock {

//! The batcher for a stream: its limits, its destination's envelope, random request ids (UUIDs without braces).
[[nodiscard]] std::unique_ptr<Batcher> makeBatcher(const StreamConfig &config);

} // namespace penstock
