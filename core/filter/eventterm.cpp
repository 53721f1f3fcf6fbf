// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/eventterm.h"

#include <QUuid>

#include <algorithm>

namespace penstock {

QString eventTerm(const QString &pasted)
{
    // The language has no way to write a quotation mark that is part of a value.
    const QString id = pasted.simplified().remove(u'"');
    if (id.isEmpty())
        return {};
    if (const QUuid uuid = QUuid::fromString(id); !uuid.isNull())
        return QStringLiteral("uuid:") + uuid.toString(QUuid::WithoutBraces);
    const bool plain = std::ranges::none_of(id, [](QChar c) { return c.isSpace() || c == u','; });
    return plain ? QStringLiteral("uid:") + id : QStringLiteral("uid:\"%1\"").arg(id);
}

} // namespace penstock
