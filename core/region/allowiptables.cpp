// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/allowwords.h"
#include "core/region/allowwriters.h"

namespace penstock {

QString writeIptables(const AllowRequest &request)
{
    QString text = headLines(request) +
                   commentLines({QStringLiteral("What keeps others out is the policy or a later rule of INPUT."),
                                 QStringLiteral("A rule that is there already is not added again.")});
    for (const QString &address : request.addresses) {
        const QString tool = address.contains(u':') ? QStringLiteral("ip6tables") : QStringLiteral("iptables");
        const QString rule = QStringLiteral("-s %1 -p tcp --dport %2 -m comment --comment '%3' -j ACCEPT")
                                 .arg(address)
                                 .arg(request.port)
                                 .arg(ruleComment(request, 200));
        text += QStringLiteral("%1 -w -C INPUT %2 2>/dev/null ||\n  %1 -w -I INPUT 1 %2\n").arg(tool, rule);
    }
    return text;
}

} // namespace penstock
