// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

//! Something in requests that is not as documented, how often it came, and where it came first. Free of Qt types.
struct FormatFinding
{
    enum class Kind {
        Envelope,           //!< `subject` is a sentence; of the others it is a key, "event_attributes.campaign_id"
        UnknownKey,         //!< the format has no such key in an event
        MissingKey,         //!< every event has it
        MissingCampaignKey, //!< every event of a campaign has it
        WrongType,          //!< or empty
        Contradiction,      //!< with the catalog: these do not belong to one event
        NeverSent,          //!< the platform sends it nowhere
        WrongRecipient,     //!< the recipient's key does not fit the channel, or is missing
    };

    Kind kind = Kind::Envelope;
    std::string subject;
    std::uint64_t count = 1;
    std::size_t index = 0; //!< of the event in its request
    std::string uuid;      //!< of the event

    friend bool operator==(const FormatFinding &, const FormatFinding &) = default;
};

//! The findings of one request: the first kinds of them, and the number of all.
class FindingList
{
public:
    static constexpr std::size_t atMost = 64;
    static constexpr std::size_t longestText = 120; //!< bytes of a subject or an id

    void add(FormatFinding::Kind kind, std::string_view subject, std::size_t index, std::string_view uuid);
    void clear();

    [[nodiscard]] const std::vector<FormatFinding> &list() const { return m_list; }
    [[nodiscard]] std::uint64_t total() const { return m_total; }

private:
    std::vector<FormatFinding> m_list;
    std::uint64_t m_total = 0;
};

} // namespace penstock
