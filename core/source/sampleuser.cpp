// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sampleuser.h"

#include "core/source/splitmix.h"
#include "core/source/textappend.h"

#include <array>

namespace penstock {

namespace {

constexpr std::array<std::string_view, 12> firstNames = {"Asha",   "Ben",  "Chloé", "Dmitri", "Elif", "Farah",
                                                         "Günter", "Hana", "Ivo",   "Jun",    "Kofi", "Lucía"};
constexpr std::array<std::string_view, 10> lastNames = {"Adams",   "Bauer", "Costa",  "Dubois", "Eriksen",
                                                        "Fischer", "Gupta", "Haddad", "Ito",    "Jansen"};

struct City
{
    std::string_view name;
    std::string_view country;
    std::string_view latitude;
    std::string_view longitude;
};
constexpr std::array<City, 6> cities = {
    City{"Bengaluru", "India", "12.97", "77.59"},        City{"Berlin", "Germany", "52.52", "13.40"},
    City{"São Paulo", "Brazil", "-23.55", "-46.63"},     City{"Jakarta", "Indonesia", "-6.20", "106.85"},
    City{"Chicago", "United States", "41.88", "-87.63"}, City{"Singapore", "Singapore", "1.35", "103.82"}};

struct Device
{
    std::string_view platform;
    std::string_view model;
    std::string_view osVersion;
    std::string_view apiLevel; //!< Android's; empty elsewhere
    std::string_view width;
    std::string_view height;
};
constexpr std::array<Device, 6> devices = {Device{"ANDROID", "Pixel 8", "14", "34", "1080", "2400"},
                                           Device{"ANDROID", "SM-S911B", "13", "33", "1080", "2340"},
                                           Device{"ANDROID", "Redmi Note 12", "12", "31", "1080", "2400"},
                                           Device{"iOS", "iPhone15,2", "17.5", "", "1179", "2556"},
                                           Device{"iOS", "iPad13,4", "16.7", "", "1668", "2388"},
                                           Device{"web", "Firefox", "128.0", "", "1920", "1080"}};

constexpr std::array<std::string_view, 3> networks = {"wifi", "4G", "5G"};
constexpr std::array<std::string_view, 4> appVersions = {"5.2.0", "5.2.1", "5.3.0", "6.0.0"};

template <typename Table>
const auto &trait(const Table &table, std::uint64_t traits, int shift)
{
    return table[(traits >> shift & 0xff) % table.size()];
}

} // namespace

SampleUser::SampleUser(std::uint64_t seed, std::uint32_t number)
    : m_number(number)
    , m_traits(mixed(seed + number))
    , m_id(mixed(m_traits ^ seed))
{
}

void SampleUser::appendUid(std::string &out) const
{
    out.append("user-");
    appendNumber(m_number, out, 6);
}

void SampleUser::appendPushToken(std::string &out) const
{
    appendHex(m_id, 16, out);
    out.append(":APA91b");
    appendHex(mixed(m_id), 16, out);
}

void SampleUser::appendEmailAddress(std::string &out) const
{
    appendUid(out);
    out.append("@example.com");
}

void SampleUser::appendMobileNumber(std::string &out) const
{
    // +1 555 01xx is set aside for invented people, too few of them: eleven digits that no plan assigns.
    out.append("+99955");
    appendNumber(m_number, out, 6);
}

void SampleUser::appendUserAttributes(std::string &out) const
{
    const auto &city = trait(cities, m_traits, 16);
    out.append("\"moengage_user_id\":\"");
    appendHex(m_id, 16, out);
    appendAll(out, "\",\"u_fn\":\"", trait(firstNames, m_traits, 0), "\"");
    if (m_number % 4 == 0)
        appendAll(out, ",\"u_ln\":\"", trait(lastNames, m_traits, 8), "\"");
    if (m_number % 8 == 1)
        appendAll(out, ",\"moe_ip_city\":\"", city.name, "\",\"moe_ip_country\":\"", city.country, "\"");
    if (m_number % 8 == 2)
        appendAll(out, ",\"geo\":{\"lat\":", city.latitude, ",\"lon\":", city.longitude, "}");
    if (m_number % 16 == 3)
        out.append(",\"moe_unsubscribe\":true");
    if (m_number % 2 == 0) {
        out.append(",\"t_trans\":");
        appendNumber(m_traits >> 24 & 0x3f, out);
        out.append(",\"t_rev\":");
        appendNumber(m_traits >> 32 & 0xfff, out);
        out.push_back('.');
        appendNumber((m_traits >> 44 & 0xff) % 100, out, 2);
    }
}

void SampleUser::appendDeviceAttributes(std::string &out) const
{
    const auto &device = trait(devices, m_traits, 52);
    out.append("\"moengage_device_id\":\"");
    appendHex(mixed(m_id + 1), 16, out);
    appendAll(out, "\",\"os_platform\":\"", device.platform, "\"");
    if (m_number % 2 == 1)
        appendAll(out, ",\"MODEL\":\"", device.model, "\"");
    if (m_number % 2 == 0)
        appendAll(out, ",\"OS_VERSION\":\"", device.osVersion, "\"");
    if (m_number % 4 == 1 && !device.apiLevel.empty())
        appendAll(out, ",\"OS_API_LEVEL\":", device.apiLevel);
    if (m_number % 8 == 3)
        appendAll(out, ",\"width\":", device.width, ",\"height\":", device.height, ",\"networkType\":\"",
                  trait(networks, m_id, 0), "\"");
    if (m_number % 4 == 2)
        appendAll(out, ",\"app_version\":\"", trait(appVersions, m_id, 8), "\"");
}

} // namespace penstock
