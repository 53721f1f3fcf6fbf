// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transform/keyset.h"

#include <bit>
#include <cstring>

namespace penstock {

namespace {

// A copy of a size known when compiling is one instruction; of another it is a call.
template <typename Integer>
Integer load(const char *at) noexcept
{
    Integer value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

} // namespace

KeySet::KeySet(std::vector<std::string> keys)
    : m_slots(keys.empty() ? 0 : std::bit_ceil(2 * keys.size()))
{
    for (auto &key : keys) {
        m_lengths |= std::uint64_t(1) << std::min(key.size(), longestTold);
        if (key.empty()) // its bit says everything
            continue;
        auto slot = slotOf(key);
        while (!m_slots[slot].empty() && m_slots[slot] != key)
            slot = (slot + 1) & (m_slots.size() - 1);
        m_slots[slot] = std::move(key);
    }
}

bool KeySet::find(std::string_view key) const noexcept
{
    if (key.empty())
        return true;
    for (auto slot = slotOf(key); !m_slots[slot].empty(); slot = (slot + 1) & (m_slots.size() - 1)) {
        if (m_slots[slot] == key)
            return true;
    }
    return false;
}

std::size_t KeySet::slotOf(std::string_view key) const noexcept
{
    // First and last bytes and the length tell attribute names apart well enough.
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (key.size() >= 8) {
        first = load<std::uint64_t>(key.data());
        last = load<std::uint64_t>(key.data() + key.size() - 8);
    } else if (key.size() >= 4) {
        first = load<std::uint32_t>(key.data());
        last = load<std::uint32_t>(key.data() + key.size() - 4);
    } else {
        first = load<std::uint8_t>(key.data() + key.size() / 2);
        last = load<std::uint8_t>(key.data());
    }
    const auto mixed = (first ^ std::rotl(last, 31) ^ key.size()) * 0x9e3779b97f4a7c15U;
    return static_cast<std::size_t>(mixed >> 32) & (m_slots.size() - 1);
}

} // namespace penstock
