// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"

#include <functional>
#include <optional>
#include <vector>

namespace penstock {

//! Two requests in the place of one: each has half of the events, byte for byte and in order, the first half being the
//! smaller one; the envelope is that of `body` but for a request id of its own. None when `body` has fewer than two
//! events, or no list of them.
[[nodiscard]] std::optional<std::vector<NewBatch>> halvesOf(const QByteArray &body, const QByteArray &requestId,
                                                            const std::function<QByteArray()> &makeRequestId);

} // namespace penstock
