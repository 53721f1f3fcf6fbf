// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <vector>

namespace penstock {

//! How long to wait after each failure; after the last delay's try the batch is given up.
struct RetryPolicy
{
    std::vector<Milliseconds> delays;

    //! What MoEngage Streams does: 30 s, 60 s and 120 s after the previous failure, so at most 4 requests.
    [[nodiscard]] static RetryPolicy streams();

    [[nodiscard]] int maxAttempts() const { return int(delays.size()) + 1; }
};

} // namespace penstock
