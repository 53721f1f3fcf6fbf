// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

namespace penstock::bench {

//! Generated events of about 650 bytes, as the benchmarks' input.
[[nodiscard]] std::vector<std::string> sampleEvents(int count);

} // namespace penstock::bench
