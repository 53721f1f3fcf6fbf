// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/allowwords.h"
#include "core/region/allowwriters.h"

namespace penstock {

QString writeCloudflare(const AllowRequest &request)
{
    // An expression has no comments: these lines stay outside of the dashboard, the rule's name goes in.
    QString text =
        headLines(request) +
        commentLines(
            {QStringLiteral("Security, WAF, Custom rules, Create rule, as the first of the rules"),
             QStringLiteral("Rule name: %1").arg(ruleComment(request, 120)),
             QStringLiteral("Action: Skip, All remaining custom rules. What keeps others out are those rules."),
             QStringLiteral("Expression, by Edit expression:")});
    const QString sources = QStringLiteral("ip.src in {%1}").arg(request.addresses.join(u' '));
    if (request.host.isEmpty())
        return text + QStringLiteral("(%1)\n").arg(sources);
    return text + QStringLiteral("(http.host eq \"%1\" and %2)\n").arg(harmless(request.host, 253), sources);
}

} // namespace penstock
