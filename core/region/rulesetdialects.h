// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/rulematch.h"
#include "core/region/rulesetcheck.h"

#include <QStringList>

// The checkers of each firewall's rules, one file each. What a line says that is not understood may never end as
// "passes": see RuleVerdict.

namespace penstock {

//! Whether a line of this look stands in such rule sets only.
[[nodiscard]] bool looksLikeNginx(const QString &line);
[[nodiscard]] bool looksLikeUfw(const QString &line);
[[nodiscard]] bool looksLikeIptables(const QString &line);
[[nodiscard]] bool looksLikeNftables(const QString &line);

// Lines without their ends. The verdict's rule and format are filled in by who calls.
[[nodiscard]] RuleVerdict checkNginx(const QStringList &lines, const Visitor &visitor);
[[nodiscard]] RuleVerdict checkUfw(const QStringList &lines, const Visitor &visitor);
[[nodiscard]] RuleVerdict checkIptables(const QStringList &lines, const Visitor &visitor);
[[nodiscard]] RuleVerdict checkNftables(const QStringList &lines, const Visitor &visitor);

} // namespace penstock
