// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/chainwalk.h"

#include <QHash>
#include <QStringList>

namespace penstock {

//! A table of iptables, of one family, as the text builds it up.
class IptablesTable
{
public:
    enum class Family { Unsaid, V4, V6 };

    IptablesTable() = default;
    IptablesTable(QString name, Family family)
        : m_name(std::move(name))
        , m_family(family)
    {
    }

    [[nodiscard]] QString name() const; //!< guessed from its chains where the text does not say it
    [[nodiscard]] Family family() const;
    [[nodiscard]] bool isNamed(const QString &name, Family family) const;
    [[nodiscard]] const RuleChains &chains() const { return m_chains; }
    [[nodiscard]] bool holdsPolicy(const QString &chain) const;

    void setPolicy(const QString &chain, const QString &policy, int line);
    void addChain(const QString &chain) { (void)m_chains[chain]; }
    void insert(const QString &chain, qsizetype place, const ChainRule &rule, const QString &key);
    void append(const QString &chain, const ChainRule &rule, const QString &key);
    void remove(const QString &chain, const QString &key);
    void flush(const QString &chain); //!< empty: all of them

    //! The words of a rule tell of which family it is.
    void noteFamily(const QStringList &words);

private:
    QString m_name;
    Family m_family = Family::Unsaid;
    RuleChains m_chains;
    QHash<QString, QStringList> m_keys; //!< of each chain's rules: to find the one that is deleted
    QHash<QString, bool> m_policies;
    bool m_mentionsV4 = false;
    bool m_mentionsV6 = false;
};

} // namespace penstock
