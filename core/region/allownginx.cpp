// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/allowwords.h"
#include "core/region/allowwriters.h"

namespace penstock {

QString writeNginx(const AllowRequest &request)
{
    QString text =
        headLines(request) +
        commentLines({QStringLiteral("For the server or location block that takes the stream."),
                      QStringLiteral("Nobody is refused yet: uncomment the last line where only these may come in.")});
    for (const QString &address : request.addresses)
        text += QStringLiteral("allow %1;\n").arg(address);
    return text + QStringLiteral("# deny all;\n");
}

} // namespace penstock
