// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/retrypolicy.h"

namespace penstock {

RetryPolicy RetryPolicy::streams()
{
    using namespace std::chrono_literals;
    return {.delays = {30s, 60s, 120s}};
}

} // namespace penstock
