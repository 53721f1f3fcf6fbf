// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

//! A fixed set of attribute names, asked several times per event.
//!
//! Open addressing, half full at most: a look-up is one multiplication and, mostly, one comparison.
class KeySet
{
public:
    KeySet() = default;
    explicit KeySet(std::vector<std::string> keys);

    [[nodiscard]] bool contains(std::string_view key) const noexcept;
    [[nodiscard]] bool isEmpty() const noexcept { return m_slots.empty(); }

private:
    [[nodiscard]] std::size_t slotOf(std::string_view key) const noexcept;

    std::vector<std::string> m_slots; //!< a power of two of them; an empty text is a free slot
    bool m_hasEmptyKey = false;
};

} // namespace penstock
