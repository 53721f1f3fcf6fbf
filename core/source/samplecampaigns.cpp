// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/samplecampaigns.h"

#include "core/source/splitmix.h"
#include "core/source/textappend.h"

#include <array>

namespace penstock {

namespace {

constexpr std::array<std::string_view, 8> names = {"Welcome series", "Abandoned cart", "Weekend sale",    "Price drop",
                                                   "Back in stock",  "Loyalty points", "Rate your order", "Fête d’été"};
constexpr std::array<std::string_view, 4> types = {"One-time", "Periodic", "Event Trigger", "Active"};
constexpr std::array<std::string_view, 3> flowNames = {"Onboarding", "Win back", "Checkout reminder"};

struct Locale
{
    std::string_view id;
    std::string_view name;
};
constexpr std::array<Locale, 3> locales = {Locale{"0", "Default"}, Locale{"1", "Deutsch"}, Locale{"2", "हिन्दी"}};

void appendMember(std::string_view key, std::string_view value, std::string &out)
{
    if (!out.empty())
        out.push_back(',');
    appendAll(out, "\"", key, "\":\"", value, "\"");
}

std::string newId(SplitMix &random)
{
    std::string id;
    appendHex(random.next(), 16, id);
    appendHex(random.next(), 8, id);
    return id;
}

std::string flowMembers(SplitMix &random)
{
    std::string members;
    appendMember("parent_flow_id", newId(random), members);
    appendMember("parent_flow_name", random.pick<std::string_view>(flowNames), members);
    return members;
}

std::string campaignMembers(std::string_view id, std::string_view name, std::string_view type, std::string_view channel)
{
    std::string members;
    appendMember("campaign_id", id, members);
    appendMember("campaign_name", name, members);
    appendMember("campaign_type", type, members);
    appendMember("campaign_channel", channel, members);
    return members;
}

} // namespace

SampleCampaigns::SampleCampaigns(std::string_view channel, bool alwaysInFlow, std::uint64_t seed)
{
    SplitMix random(seed);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto parentId = newId(random);
        const auto type = random.pick<std::string_view>(types);
        // Every combination is met by some campaign: plain ones, some with variations, some with locales.
        const int variations = i % 3 == 1 ? 3 : 1;
        const std::size_t localeCount = i % 4 == 2 ? locales.size() : 1;
        const auto flow = alwaysInFlow || i % 4 == 3 ? flowMembers(random) : std::string();
        for (std::size_t locale = 0; locale < localeCount; ++locale) {
            auto base = campaignMembers(localeCount > 1 ? newId(random) : parentId, names[i], type, channel);
            if (localeCount > 1) {
                appendMember("locale_id", locales[locale].id, base);
                appendMember("locale_name", locales[locale].name, base);
                appendMember("parent_campaign_id", parentId, base);
            }
            if (!flow.empty())
                appendAll(base, ",", flow);
            for (int variation = 1; variation <= variations; ++variation) {
                auto members = base;
                if (variations > 1)
                    appendMember("variation_id", std::to_string(variation), members);
                m_members.push_back(std::move(members));
            }
        }
    }
}

} // namespace penstock
