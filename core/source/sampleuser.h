// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

namespace penstock {

//! An invented user with one device: the same number gives the same user in every event.
class SampleUser
{
public:
    SampleUser(std::uint64_t seed, std::uint32_t number);

    void appendUid(std::string &out) const;
    void appendPushToken(std::string &out) const;
    void appendEmailAddress(std::string &out) const;
    void appendMobileNumber(std::string &out) const;

    //! The members of `user_attributes` and `device_attributes`, without the braces.
    void appendUserAttributes(std::string &out) const;
    void appendDeviceAttributes(std::string &out) const;

private:
    std::uint32_t m_number;
    std::uint64_t m_traits; //!< chooses name, place and device
    std::uint64_t m_id;
};

} // namespace penstock
