// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/addressrange.h"
#include "core/region/allowwords.h"
#include "core/region/allowwriters.h"

namespace penstock {

QString writeTerraform(const AllowRequest &request)
{
    const QString name = ruleName(request, QLatin1Char('_'));
    QString text =
        headLines(request) +
        commentLines(
            {QStringLiteral("A security group keeps out what no rule lets in. Provider: hashicorp/aws 5 or newer.")}) +
        QStringLiteral("variable \"%1_security_group_id\" {\n  type = string\n}\n").arg(name);
    for (qsizetype i = 0; i < request.addresses.size(); ++i) {
        const QString &address = request.addresses[i];
        text += QStringLiteral("\nresource \"aws_vpc_security_group_ingress_rule\" \"%1_%2\" {\n"
                               "  security_group_id = var.%1_security_group_id\n"
                               "  description       = \"%3\"\n"
                               "  %4         = \"%5\"\n"
                               "  from_port         = %6\n"
                               "  to_port           = %6\n"
                               "  ip_protocol       = \"tcp\"\n"
                               "}\n")
                    .arg(name)
                    .arg(i + 1)
                    .arg(ruleComment(request, 200),
                         address.contains(u':') ? QStringLiteral("cidr_ipv6") : QStringLiteral("cidr_ipv4"),
                         cidrText(address))
                    .arg(request.port);
    }
    return text;
}

} // namespace penstock
