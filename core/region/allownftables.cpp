// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/allowwords.h"
#include "core/region/allowwriters.h"

namespace penstock {

QString writeNftables(const AllowRequest &request)
{
    const QString chain = ruleName(request, QLatin1Char('_'));
    QString text =
        headLines(request) +
        commentLines({QStringLiteral("For nft -f. Change inet filter and input to the names in your nft list ruleset."),
                      QStringLiteral("What keeps others out is the policy or a later rule of that chain."),
                      QStringLiteral("A second run jumps to the same chain twice, which changes nothing.")});
    text += QStringLiteral("add chain inet filter %1\nflush chain inet filter %1\n").arg(chain);
    for (const bool v6 : {false, true}) {
        const QStringList addresses = addressesOf(request, v6);
        if (!addresses.isEmpty())
            text +=
                QStringLiteral("add rule inet filter %1 %2 saddr { %3 } tcp dport %4 accept comment \"%5\"\n")
                    .arg(chain, v6 ? QStringLiteral("ip6") : QStringLiteral("ip"), addresses.join(QStringLiteral(", ")))
                    .arg(request.port)
                    .arg(ruleComment(request, 100));
    }
    return text + QStringLiteral("insert rule inet filter input jump %1\n").arg(chain);
}

} // namespace penstock
