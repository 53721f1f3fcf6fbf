// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/addressrange.h"
#include "core/region/allowwords.h"
#include "core/region/allowwriters.h"

namespace penstock {

QString writeGcloud(const AllowRequest &request)
{
    QString text =
        headLines(request) +
        commentLines(
            {QStringLiteral("A network keeps out what no rule lets in. Set the network, and --target-tags for some"),
             QStringLiteral("machines only. Where the rule exists: update instead of create, without --network,"),
             QStringLiteral("--direction and --action.")}) +
        QStringLiteral("NETWORK=default\n");
    // One rule takes addresses of one family.
    for (const bool v6 : {false, true}) {
        QStringList cidrs;
        for (const QString &address : addressesOf(request, v6))
            cidrs << cidrText(address);
        if (!cidrs.isEmpty())
            text += QStringLiteral("gcloud compute firewall-rules create %1%2 \\\n"
                                   "  --network=\"$NETWORK\" --direction=INGRESS --action=ALLOW --rules=tcp:%3 \\\n"
                                   "  --source-ranges=%4 \\\n"
                                   "  --description='%5'\n")
                        .arg(ruleName(request, QLatin1Char('-')), v6 ? QStringLiteral("-v6") : QString())
                        .arg(request.port)
                        .arg(cidrs.join(u','), ruleComment(request, 200));
    }
    return text;
}

} // namespace penstock
