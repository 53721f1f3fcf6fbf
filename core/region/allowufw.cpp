// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/allowwords.h"
#include "core/region/allowwriters.h"

namespace penstock {

QString writeUfw(const AllowRequest &request)
{
    QString text = headLines(request) +
                   commentLines({QStringLiteral("What keeps others out is the default: see ufw status verbose."),
                                 QStringLiteral("Where an earlier rule denies: write ufw insert 1 instead of ufw.")});
    for (const QString &address : request.addresses)
        text += QStringLiteral("ufw allow proto tcp from %1 to any port %2 comment '%3'\n")
                    .arg(address)
                    .arg(request.port)
                    .arg(ruleComment(request, 100));
    return text;
}

} // namespace penstock
