// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/eventgenerator.h"

#include "core/event/catalog.h"
#include "core/source/sampleuser.h"
#include "core/source/splitmix.h"
#include "core/source/textappend.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace penstock {

namespace {

constexpr std::uint32_t userCount = 100'000;
constexpr std::uint64_t firstEventTime = 1'767'225'600; // 2026-01-01T00:00:00Z
constexpr std::uint64_t eventsPerSecond = 50;
constexpr std::uint64_t actionsPerRound = 7;

constexpr std::string_view flowChannel = "Flows";

//! The channels a campaign of "All channels" may have.
constexpr std::string_view messageChannels[] = {"Push", "Email", "SMS"};

constexpr std::string_view productNames[] = {"Trail shoes", "Rain jacket", "Café press", "Desk lamp"};

} // namespace

EventGenerator::EventGenerator(const Catalog &catalog, std::uint64_t seed)
    : m_seed(mixed(seed + 1))
{
    for (const auto &event : catalog.events()) {
        const bool isCampaign = event.type == "CAMPAIGN_EVENT";
        if (isCampaign && !event.documented)
            continue;
        Kind kind;
        appendAll(kind.head, "{\"event_name\":\"", event.name, "\",\"event_code\":\"", event.code,
                  "\",\"event_uuid\":\"");
        appendAll(kind.tail, ",\"event_type\":\"", event.type, "\",\"event_source\":\"MOENGAGE\"");
        if (isCampaign) {
            kind.recipient = recipientOf(event.channel);
            kind.campaigns = campaignsOf(event.channel, m_seed);
        }
        (isCampaign ? m_campaignKinds : m_actionKinds).push_back(std::move(kind));
    }
    assert(!m_campaignKinds.empty() && !m_actionKinds.empty());
    m_round = m_campaignKinds.size() + actionsPerRound;
}

void EventGenerator::append(std::uint64_t index, std::string &out) const
{
    SplitMix random(m_seed ^ mixed(index));
    const auto &kind = kindOf(index, random);
    const SampleUser user(m_seed, random.below(userCount));

    out.append(kind.head);
    appendUuid(index, out);
    out.append("\",\"event_time\":");
    appendNumber(firstEventTime + m_seed % 86'400 + index / eventsPerSecond, out);
    out.append(kind.tail);
    appendRecipient(kind.recipient, user, out);
    out.append(",\"uid\":\"");
    user.appendUid(out);
    out.append("\",\"event_attributes\":{");
    appendEventAttributes(kind, random, out);
    out.append("},\"user_attributes\":{");
    user.appendUserAttributes(out);
    out.append("},\"device_attributes\":{");
    user.appendDeviceAttributes(out);
    out.append("}}");
}

EventGenerator::Recipient EventGenerator::recipientOf(std::string_view channel)
{
    if (channel == "Push")
        return Recipient::PushToken;
    if (channel == "Email")
        return Recipient::EmailAddress;
    return channel == "SMS" ? Recipient::MobileNumber : Recipient::None;
}

std::vector<std::size_t> EventGenerator::campaignsOf(std::string_view channel, std::uint64_t seed)
{
    std::vector<std::size_t> places;
    if (channel == "All channels") {
        for (const auto messageChannel : messageChannels)
            places.push_back(campaignsOf(messageChannel, seed).front());
        return places;
    }
    auto known = std::ranges::find(m_channels, channel);
    const auto place = static_cast<std::size_t>(known - m_channels.begin());
    if (known == m_channels.end()) {
        m_channels.emplace_back(channel);
        m_campaigns.emplace_back(channel, channel == flowChannel, mixed(seed + place));
    }
    places.push_back(place);
    return places;
}

const EventGenerator::Kind &EventGenerator::kindOf(std::uint64_t index, SplitMix &random) const
{
    // Each round holds every campaign kind once; another step and start per round keep it from looking like a list.
    const auto round = mixed(m_seed + index / m_round);
    auto step = 1 + round % (m_round - 1);
    while (std::gcd(step, m_round) != 1)
        --step;
    const auto place = (index % m_round * step + (round >> 32)) % m_round;
    return place < m_campaignKinds.size() ? m_campaignKinds[place] : random.pick<Kind>(m_actionKinds);
}

void EventGenerator::appendUuid(std::uint64_t index, std::string &out) const
{
    // The form of a random UUID. The 4 bits that the version displaces go to the end: different events stay different.
    const auto high = mixed(m_seed + index);
    const auto low = (mixed(high) & ~std::uint64_t(0xf)) | (high >> 12 & 0xf);
    appendHex(high >> 32, 8, out);
    out.push_back('-');
    appendHex(high >> 16, 4, out);
    out.append("-4");
    appendHex(high, 3, out);
    out.push_back('-');
    appendHex(0x8 | (low >> 60 & 0x3), 1, out);
    appendHex(low >> 48, 3, out);
    out.push_back('-');
    appendHex(low, 12, out);
}

void EventGenerator::appendEventAttributes(const Kind &kind, SplitMix &random, std::string &out) const
{
    if (!kind.campaigns.empty()) {
        const auto channel = random.pick<std::size_t>(kind.campaigns);
        out.append(m_campaigns[channel].members(random.below(1U << 16)));
        return;
    }
    appendAll(out, "\"product\":\"", random.pick<std::string_view>(productNames), "\",\"price\":");
    appendNumber(random.below(500), out);
    out.push_back('.');
    appendNumber(random.below(100), out, 2);
    appendAll(out, ",\"currency\":\"EUR\",\"first_session\":", random.oneIn(8) ? "true" : "false");
}

void EventGenerator::appendRecipient(Recipient recipient, const SampleUser &user, std::string &out)
{
    switch (recipient) {
    case Recipient::None:
        return;
    case Recipient::PushToken:
        out.append(",\"push_id\":\"");
        user.appendPushToken(out);
        break;
    case Recipient::EmailAddress:
        out.append(",\"email_id\":\"");
        user.appendEmailAddress(out);
        break;
    case Recipient::MobileNumber:
        out.append(",\"mobile_number\":\"");
        user.appendMobileNumber(out);
        break;
    }
    out.push_back('"');
}

} // namespace penstock
