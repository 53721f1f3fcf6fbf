// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/rulefindings.h"
#include "core/region/rulematch.h"

#include <QHash>
#include <QList>

namespace penstock {

//! A rule of iptables or nftables, already held against the connection.
struct ChainRule
{
    enum class Action { GoOn, Accept, Block, Jump, Goto, Return, Unclear };

    Action action = Action::GoOn;
    RuleFit fit;
    QString target; //!< a chain's name (Jump, Goto)
    QString reason; //!< a translated sentence (Unclear); otherwise added to the usual one
    int line = 0;
};

struct RuleChain
{
    enum class Policy { Unsaid, Accept, Block };

    QList<ChainRule> rules;
    Policy policy = Policy::Unsaid; //!< what becomes of a connection that no rule decides; of a base chain
    int policyLine = 0;
};

using RuleChains = QHash<QString, RuleChain>;

//! What one base chain and those that it jumps to do with the connection.
struct ChainOutcome
{
    RuleVerdict verdict;
    bool byPolicy = false; //!< no rule decided
    bool unclear = false;  //!< something may happen to the connection that is neither pass nor block
};

[[nodiscard]] RuleVerdict tooManyChains();

[[nodiscard]] ChainOutcome walkChain(const RuleChains &chains, const QString &base);

//! More base chains than any machine has are not walked: the time is bounded.
inline constexpr qsizetype mostBaseChains = 64;

//! Of all base chains on the connection's way, in their order: it has to pass each one.
[[nodiscard]] RuleVerdict verdictOfChains(const QList<ChainOutcome> &outcomes);

} // namespace penstock
