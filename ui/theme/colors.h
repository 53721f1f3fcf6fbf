// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>

#include <array>
#include <span>

namespace penstock {

//! A colour by what it is for; the one table in colors.cpp says what it is in each theme.
enum class Token {
    Window, //!< behind panels
    Panel,  //!< lists, tables, bars
    Field,  //!< inputs
    Line,   //!< 1-px borders
    Text,
    Muted, //!< labels and secondary lines
    Accent,
    Selection, //!< the selected row
    Good,      //!< delivered, passed
    GoodBack,
    Warning, //!< backing off
    WarningBack,
    Bad, //!< dead letter, failed
    BadBack,
    Active, //!< in flight
    ActiveBack,
    Idle,         //!< queued, stopped, paused
    ChannelEmail, //!< of events: each is a word with a square before it
    ChannelPush,
    ChannelWebPush,
    ChannelSms,
    ChannelInApp,
    ChannelOnSite,
    ChannelCards,
    ChannelWhatsApp,
    ChannelConnector,
};

//! One theme's colours.
class Colors
{
public:
    static const Colors &light();
    static const Colors &dark();

    [[nodiscard]] QColor operator[](Token token) const { return m_colors[std::size_t(token)]; }

    static constexpr std::size_t count = std::size_t(Token::ChannelConnector) + 1;

    //! The tokens that words are written in; each is readable on Panel and on Selection.
    [[nodiscard]] static std::span<const Token> textTokens();

private:
    explicit Colors(bool dark);
    std::array<QColor, count> m_colors;
};

//! WCAG 2.1 contrast ratio, 1 … 21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

} // namespace penstock
