// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batcher.h"
#include "core/stream/streamconfig.h"

#include <memory>

namespace penstock {

//! A random request id: a UUID without braces.
[[nodiscard]] QByteArray makeRequestId();

//! The batcher for a stream: its limits and its destination's envelope.
[[nodiscard]] std::unique_ptr<Batcher> makeBatcher(const StreamConfig &config,
                                                   Batcher::MakeRequestId makeId = makeRequestId);

} // namespace penstock
