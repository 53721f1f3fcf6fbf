// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/rulematch.h"

#include <QStringList>

#include <optional>

namespace penstock {

//! A rule of ufw for what comes in, already held against the connection.
struct UfwRule
{
    QString action; //!< "allow", "deny", "reject", "limit"
    RuleFit fit;
    int line = 0;
    QString key; //!< how its command writes it, to find it again when it is deleted
};

//! A row of `ufw status`; nothing where it is none. One for what goes out or through has a fit of No.
[[nodiscard]] std::optional<UfwRule> ufwRow(const QString &line, const Visitor &visitor);

//! The words of a command from "allow" on.
[[nodiscard]] UfwRule ufwCommandRule(const QStringList &words, const Visitor &visitor);

} // namespace penstock
