// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/seenset.h"

#include <utility>

namespace penstock {

namespace {

constexpr std::uint64_t acceptedBit = 1;
constexpr std::size_t firstSlots = 1024;

//! 63 bits of the hash, never 0.
std::uint64_t keyOf(std::uint64_t hash)
{
    const std::uint64_t key = hash & ~acceptedBit;
    return key == 0 ? 2 : key;
}

} // namespace

SeenSet::SeenSet(std::size_t capacity)
    : m_capacity(capacity)
    , m_slots(firstSlots)
{
}

std::size_t SeenSet::slotOf(std::uint64_t key) const
{
    const std::size_t mask = m_slots.size() - 1;
    // The upper bits: the lowest one is not part of the key.
    std::size_t slot = std::size_t(key >> 16) & mask;
    while (m_slots[slot] != 0 && (m_slots[slot] & ~acceptedBit) != key)
        slot = (slot + 1) & mask;
    return slot;
}

SeenSet::Sight SeenSet::look(std::uint64_t hash) const
{
    const std::uint64_t kept = m_slots[slotOf(keyOf(hash))];
    if (kept == 0)
        return Sight::New;
    return (kept & acceptedBit) != 0 ? Sight::Accepted : Sight::Received;
}

SeenSet::Sight SeenSet::receive(std::uint64_t hash)
{
    const Sight before = look(hash);
    if (before != Sight::New)
        return before;
    if (m_size >= m_capacity) {
        ++m_notRemembered;
        return before;
    }
    if ((m_size + 1) * 2 > m_slots.size())
        grow();
    const std::uint64_t key = keyOf(hash);
    m_slots[slotOf(key)] = key;
    ++m_size;
    return before;
}

SeenSet::Sight SeenSet::accept(std::uint64_t hash)
{
    const Sight before = look(hash);
    if (before == Sight::Received) {
        m_slots[slotOf(keyOf(hash))] |= acceptedBit;
        ++m_accepted;
    }
    return before;
}

void SeenSet::grow()
{
    const std::vector<std::uint64_t> old = std::exchange(m_slots, std::vector<std::uint64_t>(m_slots.size() * 2));
    for (const std::uint64_t kept : old) {
        if (kept != 0)
            m_slots[slotOf(kept & ~acceptedBit)] = kept;
    }
}

} // namespace penstock
