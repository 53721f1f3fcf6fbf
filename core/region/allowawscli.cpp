// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/addressrange.h"
#include "core/region/allowwords.h"
#include "core/region/allowwriters.h"

namespace penstock {

namespace {

QString ranges(const AllowRequest &request, bool v6)
{
    QStringList all;
    for (const QString &address : addressesOf(request, v6))
        all << QStringLiteral(R"({"%1":"%2","Description":"%3"})")
                   .arg(v6 ? QStringLiteral("CidrIpv6") : QStringLiteral("CidrIp"), cidrText(address),
                        ruleComment(request, 200));
    return all.join(u',');
}

} // namespace

QString writeAwsCli(const AllowRequest &request)
{
    QStringList members{QStringLiteral(R"("IpProtocol":"tcp","FromPort":%1,"ToPort":%1)").arg(request.port)};
    if (const QString v4 = ranges(request, false); !v4.isEmpty())
        members << QStringLiteral(R"("IpRanges":[%1])").arg(v4);
    if (const QString v6 = ranges(request, true); !v6.isEmpty())
        members << QStringLiteral(R"("Ipv6Ranges":[%1])").arg(v6);
    return headLines(request) +
           commentLines(
               {QStringLiteral("A security group keeps out what no rule lets in."),
                QStringLiteral("A rule that is there already: InvalidPermission.Duplicate, and nothing changes.")}) +
           QStringLiteral("SECURITY_GROUP=sg-REPLACE-WITH-YOURS\n"
                          "aws ec2 authorize-security-group-ingress --group-id \"$SECURITY_GROUP\" \\\n"
                          "  --ip-permissions '[{%1}]'\n")
               .arg(members.join(u','));
}

} // namespace penstock
