// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transform/jsonwalker.h"
#include "core/transform/keyset.h"
#include "core/transform/textedit.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

//! The keys that every event has, in the documented order.
enum class EventKey { Name, Code, Uuid, Time, Type, Source };

inline constexpr std::array<std::string_view, 6> eventKeyNames = {"event_name", "event_code", "event_uuid",
                                                                  "event_time", "event_type", "event_source"};

//! What stands at the key `events`, which makes an object a request body.
enum class BodyEvents { None, Array, SomethingElse };

//! Where one event's own keys stand in its text. Of duplicate keys the last one counts.
struct EventFacts
{
    std::array<std::string_view, eventKeyNames.size()> values; //!< as they came; null data where the key is missing
    bool hasCampaignId = false;
    BodyEvents events = BodyEvents::None;
    const char *eventsAt = nullptr;
    std::string_view notAnObject; //!< the first attributes key whose value is no object; empty where all is well
    const char *notAnObjectAt = nullptr;

    [[nodiscard]] std::string_view value(EventKey key) const { return values[static_cast<std::size_t>(key)]; }
    [[nodiscard]] bool has(EventKey key) const { return value(key).data() != nullptr; }
};

//! Which attributes of an event leave.
struct AttributeRules
{
    KeySet neverExported;                   //!< of `event_attributes`
    std::optional<KeySet> userAttributes;   //!< null: all
    std::optional<KeySet> deviceAttributes; //!< null: all
};

//! Reads one event: validates it whole, finds its keys, and notes what the projection leaves out.
class EventScan
{
public:
    explicit EventScan(AttributeRules rules);

    //! False where the text is not JSON; problem() says why. `edit` gets the cuts.
    [[nodiscard]] bool read(std::string_view text, EventFacts &facts, TextEdit &edit);

    //! The elements of `events`, as they came, where it is an array.
    [[nodiscard]] const std::vector<std::string_view> &bodyEvents() const noexcept { return m_bodyEvents; }
    [[nodiscard]] const JsonProblem &problem() const noexcept { return m_walker.problem(); }

private:
    JsonWalker::Token readMember(const JsonWalker::Member &member, EventFacts &facts, TextEdit &edit);
    JsonWalker::Token readEventAttributes(const JsonWalker::Member &member, EventFacts &facts, TextEdit &edit);
    JsonWalker::Token readAttributes(const JsonWalker::Member &member, const std::optional<KeySet> &kept,
                                     EventFacts &facts, TextEdit &edit);
    JsonWalker::Token readBodyEvents(const JsonWalker::Member &member, EventFacts &facts);
    JsonWalker::Token skipNoObject(const JsonWalker::Member &member, std::string_view key, EventFacts &facts);
    [[nodiscard]] std::string_view keyText(const JsonWalker::Member &member);
    [[nodiscard]] std::string_view unescaped(std::string_view key);

    AttributeRules m_rules;
    JsonWalker m_walker;
    std::vector<std::string_view> m_bodyEvents;
    std::string m_key;
};

} // namespace penstock
