// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace penstock {

//! Puts `fresh` among `known`, both ascending by `key` and without a key in common. What belongs into one gap goes in
//! at once: `insert(position, run)` is called for each gap and makes `known` grow there.
template <typename Known, typename Item, typename Insert, typename Key = std::identity>
void insertInRuns(const Known &known, const std::vector<Item> &fresh, Insert insert, Key key = {})
{
    for (std::size_t first = 0; first < fresh.size();) {
        const auto place = std::ranges::lower_bound(known, std::invoke(key, fresh[first]), {}, key);
        std::size_t end = fresh.size();
        if (place != known.end()) {
            const auto behind = std::ranges::lower_bound(fresh, std::invoke(key, *place), {}, key);
            end = std::size_t(behind - fresh.begin());
        }
        insert(std::size_t(place - known.begin()), std::span(fresh).subspan(first, end - first));
        first = end;
    }
}

} // namespace penstock
