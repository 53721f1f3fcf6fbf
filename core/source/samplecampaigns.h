// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

//! Invented campaigns of one channel, each written out once as the members of `event_attributes`.
class SampleCampaigns
{
public:
    //! `alwaysInFlow`: every campaign belongs to a Flow, as those of the Flow events do.
    SampleCampaigns(std::string_view channel, bool alwaysInFlow, std::uint64_t seed);

    //! One campaign with one of its variations and locales; `random` chooses.
    [[nodiscard]] std::string_view members(std::uint32_t random) const noexcept
    {
        return m_members[random % m_members.size()];
    }

private:
    std::vector<std::string> m_members;
};

} // namespace penstock
