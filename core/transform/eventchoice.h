// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transform/keyset.h"

#include <string>
#include <string_view>
#include <vector>

namespace penstock {

class Catalog;

//! What an event is, after what it lacked was filled in.
struct EventIdentity
{
    std::string_view name;
    std::string_view code;
    bool isCampaign = false;
};

//! The stream's choice of events.
class EventChoice
{
public:
    [[nodiscard]] static EventChoice all() { return EventChoice(Kind::All, {}); }
    [[nodiscard]] static EventChoice campaign() { return EventChoice(Kind::Campaign, {}); }

    //! Codes or names; of an event with two codes either one chooses both.
    [[nodiscard]] static EventChoice listed(std::vector<std::string> codesAndNames, const Catalog &catalog);

    [[nodiscard]] bool takes(const EventIdentity &event) const noexcept;

private:
    enum class Kind { All, Campaign, Listed };

    EventChoice(Kind kind, KeySet listed)
        : m_kind(kind)
        , m_listed(std::move(listed))
    {
    }

    Kind m_kind;
    KeySet m_listed;
};

} // namespace penstock
