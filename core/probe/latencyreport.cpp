// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/latencyreport.h"

#include <algorithm>
#include <cmath>

namespace penstock {

LatencyReport::Duration LatencyReport::percentile(double share) const
{
    if (times.empty())
        return Duration(0);
    std::vector<Duration> sorted = times;
    std::ranges::sort(sorted);
    const auto rank = std::size_t(std::ceil(share * double(sorted.size())));
    return sorted[std::clamp(rank, std::size_t(1), sorted.size()) - 1];
}

std::vector<LatencyReport::Bin> LatencyReport::histogram() const
{
    if (times.empty())
        return {};
    const auto [fastest, slowest] = std::ranges::minmax(times);
    Duration upTo(1);
    while (upTo < fastest)
        upTo *= 2;
    std::vector<Bin> bins{{upTo}};
    while (bins.back().upTo < slowest)
        bins.push_back({bins.back().upTo * 2});
    for (const Duration time : times)
        ++std::ranges::lower_bound(bins, time, {}, &Bin::upTo)->answers;
    return bins;
}

} // namespace penstock
