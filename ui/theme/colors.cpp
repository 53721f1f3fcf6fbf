// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/colors.h"

#include <algorithm>
#include <cmath>

namespace penstock {

namespace {

struct Entry
{
    Token token;
    QRgb light;
    QRgb dark;
};

constexpr std::array<Entry, Colors::count> table{{
    {Token::Window, 0xf4f5f7, 0x15181d},
    {Token::Panel, 0xffffff, 0x1c2026},
    {Token::Field, 0xffffff, 0x14171b},
    {Token::Line, 0xdde1e7, 0x2f353e},
    {Token::Text, 0x1a2230, 0xe4e8ee},
    {Token::Muted, 0x586473, 0x9ba6b5},
    {Token::Accent, 0x0a5fb4, 0x6cb1ff},
    {Token::Selection, 0xe3eefa, 0x23364d},
    {Token::Good, 0x14713f, 0x5cc98a},
    {Token::GoodBack, 0xe4f4ea, 0x1a3326},
    {Token::Warning, 0x8a5200, 0xe7ae53},
    {Token::WarningBack, 0xfdf0d9, 0x3a2d14},
    {Token::Bad, 0xb3222a, 0xff8585},
    {Token::BadBack, 0xfbe6e6, 0x3d2022},
    {Token::Active, 0x0a5fb4, 0x6cb1ff},
    {Token::ActiveBack, 0xe3eefa, 0x1d3047},
    {Token::Idle, 0x5d6875, 0x97a2b0},
    {Token::ChannelEmail, 0x2456b8, 0x8fb4ff},
    {Token::ChannelPush, 0x7a3bb8, 0xc4a1ff},
    {Token::ChannelWebPush, 0xa3278f, 0xf09ade},
    {Token::ChannelSms, 0x0b6e75, 0x5ccbd3},
    {Token::ChannelInApp, 0x8f4a00, 0xf0a868},
    {Token::ChannelOnSite, 0x6a5a00, 0xd2c25a},
    {Token::ChannelCards, 0xad2350, 0xff92ae},
    {Token::ChannelWhatsApp, 0x2d6b14, 0x8fd06a},
    {Token::ChannelConnector, 0x4a5568, 0xb3bdcb},
}};

constexpr std::array texts{Token::Text,
                           Token::Muted,
                           Token::Accent,
                           Token::Good,
                           Token::Warning,
                           Token::Bad,
                           Token::Active,
                           Token::Idle,
                           Token::ChannelEmail,
                           Token::ChannelPush,
                           Token::ChannelWebPush,
                           Token::ChannelSms,
                           Token::ChannelInApp,
                           Token::ChannelOnSite,
                           Token::ChannelCards,
                           Token::ChannelWhatsApp,
                           Token::ChannelConnector};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(double(color.redF())) + 0.7152 * linear(double(color.greenF())) +
           0.0722 * linear(double(color.blueF()));
}

} // namespace

Colors::Colors(bool dark)
{
    for (const Entry &entry : table)
        m_colors[std::size_t(entry.token)] = QColor(QRgb(dark ? entry.dark : entry.light));
}

const Colors &Colors::light()
{
    static const Colors colors(false);
    return colors;
}

const Colors &Colors::dark()
{
    static const Colors colors(true);
    return colors;
}

std::span<const Token> Colors::textTokens()
{
    return texts;
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace penstock
