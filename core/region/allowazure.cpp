// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/allowwords.h"
#include "core/region/allowwriters.h"

namespace penstock {

QString writeAzure(const AllowRequest &request)
{
    QString text =
        headLines(request) +
        commentLines({QStringLiteral("A security group keeps out what no rule lets in: DenyAllInBound stands last."),
                      QStringLiteral("Set the names, and a priority that is free and before any rule that denies."),
                      QStringLiteral("A second run overwrites the rule of this name with the same.")}) +
        QStringLiteral("RESOURCE_GROUP=REPLACE-WITH-YOURS\nNSG=REPLACE-WITH-YOURS\n");
    // One rule takes addresses of one family.
    int priority = 300;
    for (const bool v6 : {false, true}) {
        const QStringList addresses = addressesOf(request, v6);
        if (!addresses.isEmpty())
            text += QStringLiteral(
                        "az network nsg rule create --resource-group \"$RESOURCE_GROUP\" --nsg-name \"$NSG\" \\\n"
                        "  --name %1%2 --priority %3 --direction Inbound --access Allow --protocol Tcp \\\n"
                        "  --source-address-prefixes %4 --destination-port-ranges %5 \\\n"
                        "  --description '%6'\n")
                        .arg(ruleName(request, QLatin1Char('-')), v6 ? QStringLiteral("-v6") : QString())
                        .arg(priority++)
                        .arg(addresses.join(u' '))
                        .arg(request.port)
                        .arg(ruleComment(request, 140));
    }
    return text;
}

} // namespace penstock
