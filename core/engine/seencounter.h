// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/records.h"
#include "core/transform/eventchoice.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace penstock {

//! Counts what comes in by event code, chosen or not, between two reports. Made for millions of events a second.
//!
//! Input may hold as many codes as it has events: those that come after the first `mostCodes` are counted together, under
//! an empty code.
class SeenCounter final
{
public:
    static constexpr std::size_t mostCodes = 2000;

    void count(const EventIdentity &event, bool chosen);

    //! What was counted since the last call, codes without an event left out.
    [[nodiscard]] std::vector<SeenEvents> take();

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    [[nodiscard]] SeenEvents &eventsOf(const EventIdentity &event);

    std::unordered_map<std::string, SeenEvents, Hash, std::equal_to<>> m_codes;
};

} // namespace penstock
