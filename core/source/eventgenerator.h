// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/samplecampaigns.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

class Catalog;
class SampleUser;
class SplitMix;

//! Invented events of every documented campaign event, and user actions between them.
//!
//! Event N depends on the seed and N only: a run that is broken off goes on with the bytes it would have had, and the
//! same seed gives the same bytes on every machine. Free of Qt types.
class EventGenerator
{
public:
    EventGenerator(const Catalog &catalog, std::uint64_t seed);

    //! Appends event `index` as one JSON object, without a newline.
    void append(std::uint64_t index, std::string &out) const;

    //! Any this many events that follow each other hold each documented event at least once.
    [[nodiscard]] std::uint64_t round() const noexcept { return m_round; }

private:
    enum class Recipient { None, PushToken, EmailAddress, MobileNumber };

    //! What all events of one kind have in common, written out once.
    struct Kind
    {
        std::string head; //!< `{"event_name":…,"event_code":…,"event_uuid":"`
        std::string tail; //!< `,"event_type":…,"event_source":…`
        Recipient recipient = Recipient::None;
        std::vector<std::size_t> campaigns; //!< places in m_campaigns; none for a user action
    };

    static Recipient recipientOf(std::string_view channel);
    std::vector<std::size_t> campaignsOf(std::string_view channel, std::uint64_t seed);
    [[nodiscard]] const Kind &kindOf(std::uint64_t index, SplitMix &random) const;
    void appendUuid(std::uint64_t index, std::string &out) const;
    void appendEventAttributes(const Kind &kind, SplitMix &random, std::string &out) const;
    static void appendRecipient(Recipient recipient, const SampleUser &user, std::string &out);

    std::uint64_t m_seed;
    std::uint64_t m_round = 0;
    std::vector<Kind> m_campaignKinds;
    std::vector<Kind> m_actionKinds;
    std::vector<std::string> m_channels;
    std::vector<SampleCampaigns> m_campaigns; //!< by m_channels
};

} // namespace penstock
