// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/rulesetcheck.h"

#include <QList>

namespace penstock {

//! One thing that may become of the connection.
struct Finding
{
    RuleVerdict::Kind kind = RuleVerdict::Kind::Unknown;
    int line = 0;
    QString reason;
    int doubtLine = 0; //!< of the rule that may not concern the connection
    QString doubt;     //!< why; empty where the finding is certain once it is come to
};

//! All that may become of the connection, in the order in which a firewall comes to it; the last is certain where none of
//! the others happens.
class Findings
{
public:
    void add(const Finding &finding);

    //! Of one kind: that one, at the last finding. Of several: unknown, at the first that differs from the last.
    [[nodiscard]] RuleVerdict verdict() const;

    //! Whether something is among them that this check does not understand.
    [[nodiscard]] bool holdsUnknown() const;

private:
    QList<Finding> m_findings; // of each kind the first, and the last of all
};

} // namespace penstock
