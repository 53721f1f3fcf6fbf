// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace penstock {

//! Which keys have come, and which of them were accepted; each is a 64-bit hash of the text.
//!
//! Bounded: 8 bytes for a key at a load of at most one half, so 128 MiB for the 8,388,608 keys it remembers. Keys that
//! come after those are not remembered and count as new. Two of 8 million keys are taken for one with a chance of
//! about 1 in 250,000.
class SeenSet
{
public:
    static constexpr std::size_t defaultCapacity = 8 * 1024 * 1024;

    enum class Sight { New, Received, Accepted };

    explicit SeenSet(std::size_t capacity = defaultCapacity);

    //! Notes the key; gives what was known of it before.
    Sight receive(std::uint64_t hash);

    //! Notes that a key received before is accepted now; gives what was known of it before.
    Sight accept(std::uint64_t hash);

    [[nodiscard]] Sight look(std::uint64_t hash) const;

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t accepted() const { return m_accepted; }
    [[nodiscard]] std::size_t notRemembered() const { return m_notRemembered; }

private:
    [[nodiscard]] std::size_t slotOf(std::uint64_t key) const;
    void grow();

    std::size_t m_capacity;
    std::vector<std::uint64_t> m_slots; //!< 0: empty; the lowest bit: accepted
    std::size_t m_size = 0;
    std::size_t m_accepted = 0;
    std::size_t m_notRemembered = 0;
};

} // namespace penstock
