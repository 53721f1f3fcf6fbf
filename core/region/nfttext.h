// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/chainwalk.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace penstock {

//! A word of an nftables rule set, a sign such as "{" or a line's end ("\n").
struct NftToken
{
    QString text;
    int line = 0;
    bool quoted = false; //!< stood in quotation marks, and is no word of the language

    [[nodiscard]] bool is(const char *word) const { return !quoted && text == QLatin1String(word); }
};

using NftTokens = QList<NftToken>;

[[nodiscard]] NftTokens nftTokens(const QStringList &lines);

//! What one chain holds, before it is held against a connection.
struct NftChain
{
    bool declared = false; //!< not only named by a rule that is added to it
    QString hook;          //!< empty: others jump to it
    int priority = 0;      //!< of the chains at one hook the lowest comes first
    RuleChain::Policy policy = RuleChain::Policy::Accept;
    int policyLine = 0;
    QList<NftTokens> rules;
};

struct NftTable
{
    QString family; //!< "inet"
    QString name;
    bool dormant = false;
    QHash<QString, NftChain> chains;
    QHash<QString, NftTokens> sets; //!< what stands in the braces of a set's or a map's elements
};

struct NftText
{
    QList<NftTable> tables;
    int strayLine = 0; //!< the first that is not understood; 0: none
};

[[nodiscard]] NftText parseNft(const QStringList &lines);

//! The rules of a table's chains, held against the connection.
[[nodiscard]] RuleChains nftRules(const NftTable &table, const Visitor &visitor);

} // namespace penstock
