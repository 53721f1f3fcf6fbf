// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/chainwalk.h"

#include <QCoreApplication>

#include <optional>

namespace penstock {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

// Real rule sets stay far below; chains that jump in circles or that double at each step end here.
constexpr int mostSteps = 100'000;
constexpr int deepest = 64;

using Kind = RuleVerdict::Kind;
using Action = ChainRule::Action;

//! Why it is not certain that the walk comes to where it is.
struct Doubt
{
    int line = 0;
    QString words;

    [[nodiscard]] bool any() const { return !words.isEmpty(); }
};

//! Takes both ways at a rule that may match, and collects what may become of the connection.
class Walk
{
public:
    explicit Walk(const RuleChains &chains)
        : m_chains(chains)
    {
    }

    ChainOutcome run(const QString &base)
    {
        const RuleChain &chain = *m_chains.constFind(base);
        const bool decided = follow(chain, {}, 0);
        if (!decided)
            addPolicy(base, chain);
        return {m_findings.verdict(), !decided, m_findings.holdsUnknown()};
    }

private:
    // True where no connection comes out at the chain's end.
    bool follow(const RuleChain &chain, Doubt doubt, int depth)
    {
        bool mayReturn = false;
        for (const ChainRule &rule : chain.rules) {
            if (++m_steps > mostSteps || depth > deepest)
                return giveUp(rule);
            if (rule.fit.match == RuleMatch::No || rule.action == Action::GoOn)
                continue;
            const bool certain = rule.fit.match == RuleMatch::Yes;
            const Doubt here = doubt.any() || certain ? doubt : Doubt{rule.line, rule.fit.doubt};
            if (rule.action == Action::Return) {
                if (certain)
                    return false;
                mayReturn = true;
                doubt = here;
                continue;
            }
            const bool decides = decide(rule, here, depth);
            if (m_gaveUp || (certain && decides))
                return m_gaveUp || !mayReturn;
            if (rule.action == Action::Goto) {
                if (certain)
                    return false;
                if (decides)
                    continue;
                mayReturn = true;
                doubt = here;
            }
        }
        return false;
    }

    // True where the connection, if it comes to this rule and fits it, comes no further.
    bool decide(const ChainRule &rule, const Doubt &doubt, int depth)
    {
        switch (rule.action) {
        case Action::Accept:
            add(Kind::Passes, rule, Words::tr("This rule lets it in."), doubt);
            return true;
        case Action::Block:
            add(Kind::Blocked, rule, Words::tr("This rule keeps it out."), doubt);
            return true;
        case Action::Unclear:
            m_findings.add({Kind::Unknown, rule.line, rule.reason, doubt.line, doubt.words});
            return true;
        case Action::Jump:
        case Action::Goto:
            if (const auto target = m_chains.constFind(rule.target); target != m_chains.cend())
                return follow(*target, doubt, depth + 1);
            m_findings.add({Kind::Unknown, rule.line,
                            Words::tr("The chain “%1” is not in the text.").arg(rule.target.left(80)), doubt.line,
                            doubt.words});
            return true;
        case Action::GoOn:
        case Action::Return:
            return false;
        }
        Q_UNREACHABLE();
    }

    void add(Kind kind, const ChainRule &rule, const QString &words, const Doubt &doubt)
    {
        const QString reason = rule.reason.isEmpty() ? words : words + u' ' + rule.reason;
        m_findings.add({kind, rule.line, reason, doubt.line, doubt.words});
    }

    void addPolicy(const QString &name, const RuleChain &chain)
    {
        const QString shown = name.section(u' ', -1);
        switch (chain.policy) {
        case RuleChain::Policy::Accept:
            m_findings.add({Kind::Passes,
                            chain.policyLine,
                            Words::tr("No rule of the chain %1 decides, and its policy lets in.").arg(shown),
                            0,
                            {}});
            return;
        case RuleChain::Policy::Block:
            m_findings.add({Kind::Blocked,
                            chain.policyLine,
                            Words::tr("No rule of the chain %1 lets it in, and its policy keeps out.").arg(shown),
                            0,
                            {}});
            return;
        case RuleChain::Policy::Unsaid:
            m_findings.add(
                {Kind::Unknown,
                 0,
                 Words::tr("No rule of the chain %1 decides, and the text does not tell its policy.").arg(shown),
                 0,
                 {}});
            return;
        }
        Q_UNREACHABLE();
    }

    bool giveUp(const ChainRule &rule)
    {
        if (!m_gaveUp)
            m_findings.add(
                {Kind::Unknown, rule.line, Words::tr("The chains jump in circles, or too far to be followed."), 0, {}});
        m_gaveUp = true;
        return true;
    }

    const RuleChains &m_chains;
    Findings m_findings;
    int m_steps = 0;
    bool m_gaveUp = false;
};

} // namespace

ChainOutcome walkChain(const RuleChains &chains, const QString &base)
{
    return Walk(chains).run(base);
}

RuleVerdict tooManyChains()
{
    return {.kind = Kind::Unknown, .reason = Words::tr("The text holds too many chains to follow them all.")};
}

RuleVerdict verdictOfChains(const QList<ChainOutcome> &outcomes)
{
    std::optional<ChainOutcome> passed;
    std::optional<ChainOutcome> unknown;
    for (const ChainOutcome &outcome : outcomes) {
        switch (outcome.verdict.kind) {
        case Kind::Blocked:
            // What an earlier chain may have let go on ends here; what it may have sent elsewhere does not.
            return unknown && unknown->unclear ? unknown->verdict : outcome.verdict;
        case Kind::Unknown:
            if (!unknown || (outcome.unclear && !unknown->unclear))
                unknown = outcome;
            break;
        case Kind::Passes:
            // Many chains let everything on by their policy: a rule tells more.
            if (!passed || passed->byPolicy || !outcome.byPolicy)
                passed = outcome;
            break;
        }
    }
    if (unknown)
        return unknown->verdict;
    return passed ? passed->verdict : RuleVerdict{};
}

} // namespace penstock
