// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

//! A fixed set of attribute names, asked several times per event.
//!
//! Most keys are told apart by their length alone. The others are looked for by open addressing, half full at most:
//! one multiplication and, mostly, one comparison.
class KeySet
{
public:
    KeySet() = default;
    explicit KeySet(std::vector<std::string> keys);

    [[nodiscard]] bool contains(std::string_view key) const noexcept
    {
        return (m_lengths >> std::min(key.size(), longestTold) & 1) != 0 && find(key);
    }

private:
    static constexpr std::size_t longestTold = 63;

    [[nodiscard]] bool find(std::string_view key) const noexcept;
    [[nodiscard]] std::size_t slotOf(std::string_view key) const noexcept;

    std::vector<std::string> m_slots; //!< a power of two of them; an empty text is a free slot
    std::uint64_t m_lengths = 0;      //!< bit n: a key has n bytes; bit 63: 63 or more
};

} // namespace penstock
