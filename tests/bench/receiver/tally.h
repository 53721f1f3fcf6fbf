// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace penstock::bench {

//! What has arrived so far. Moments are nanoseconds since the epoch, 0 before the first request.
struct Tally
{
    std::int64_t requests = 0;
    std::int64_t events = 0;
    std::int64_t bytes = 0; //!< heads and bodies
    std::int64_t connections = 0;
    std::int64_t firstByteAt = 0;   //!< of the first request
    std::int64_t lastRequestAt = 0; //!< the end of the newest request
};

} // namespace penstock::bench
