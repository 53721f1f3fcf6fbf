// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/nfttext.h"

namespace penstock {

//! What a condition of nftables looks at.
enum class NftField {
    Source4,
    Source6,
    Destination4,
    Destination6,
    Port,
    SourcePort,
    Protocol,
    State,
    Interface,
    AddressFamily,
    PacketType,
    DestinationType,
    Translated, //!< ct status
    Unknown,
};

//! Takes the words of a field at `at`, like "ip saddr" or "meta l4proto"; Unknown where they name none that can be judged.
[[nodiscard]] NftField takeNftField(const NftTokens &words, qsizetype &at);

//! Whether the connection has this value there.
[[nodiscard]] RuleFit fitNftValue(NftField field, const QString &value, const Visitor &visitor);

//! False where a field of the other address family is asked for: then no value fits.
[[nodiscard]] bool hasNftField(NftField field, const Visitor &visitor);

//! One of what stands between commas in braces.
struct NftElement
{
    QStringList keys;  //!< parts of one key, which dots part
    NftTokens verdict; //!< of a map
};

[[nodiscard]] QList<NftElement> elementsOf(const NftTokens &words);

} // namespace penstock
