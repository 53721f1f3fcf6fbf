// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>

namespace penstock {

//! SplitMix64's last step: a bijection, so that different inputs stay different.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) noexcept
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

//! The same numbers on every machine, which the standard's distributions do not promise.
class SplitMix
{
public:
    constexpr explicit SplitMix(std::uint64_t seed) noexcept
        : m_state(seed)
    {
    }

    constexpr std::uint64_t next() noexcept { return mixed(m_state += 0x9e3779b97f4a7c15U); }

    //! 0 … `bound` - 1.
    constexpr std::uint32_t below(std::uint32_t bound) noexcept
    {
        return static_cast<std::uint32_t>(((next() >> 32) * bound) >> 32);
    }

    constexpr bool oneIn(std::uint32_t times) noexcept { return below(times) == 0; }

    template <typename T>
    constexpr const T &pick(std::span<const T> choices) noexcept
    {
        return choices[below(static_cast<std::uint32_t>(choices.size()))];
    }

private:
    std::uint64_t m_state;
};

} // namespace penstock
