// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/chainwalk.h"

#include <QStringList>

namespace penstock {

//! What stands behind -j or in the column "target": a verdict, a jump to a chain, or something that changes nothing here.
void setIptablesTarget(ChainRule &rule, const QString &target);

//! The words of a rule as `iptables -A CHAIN` has them after the chain, and as iptables-save writes them.
[[nodiscard]] ChainRule iptablesRule(const QStringList &words, const Visitor &visitor);

//! The columns that a table of `iptables -L` has.
struct IptablesColumns
{
    bool number = false;
    bool counters = false;
    bool interfaces = false;
};

[[nodiscard]] bool isIptablesHeader(const QString &line);
[[nodiscard]] IptablesColumns iptablesColumns(const QString &header);
[[nodiscard]] ChainRule iptablesRow(const QString &line, const IptablesColumns &columns, const Visitor &visitor);

} // namespace penstock
