// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace penstock {

//! A channel's key for the recipient, as the catalog's glossary has it.
struct Recipient
{
    std::string_view channel;
    const char *key;
};

inline constexpr Recipient recipients[] = {{"Push", "push_id"}, {"Email", "email_id"}, {"SMS", "mobile_number"}};

} // namespace penstock
