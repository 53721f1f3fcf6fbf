// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/streamentries.h"

#include <algorithm>

namespace penstock {

StreamId StreamEntries::findFile(const QString &file) const
{
    for (auto each = cbegin(); each != cend(); ++each) {
        if (each->file == file)
            return each.key();
    }
    return 0;
}

StreamId StreamEntries::findName(const QString &name) const
{
    for (auto each = cbegin(); each != cend(); ++each) {
        if (each.key() > 0 && (each->config.name == name || each->ledgerName == name))
            return each.key();
    }
    return 0;
}

QString StreamEntries::freeName(const QString &wanted, const QStringList &ledgerNames) const
{
    const auto isFree = [&](const QString &name) {
        return !ledgerNames.contains(name) &&
               std::none_of(cbegin(), cend(), [&](const StreamEntry &entry) { return entry.config.name == name; });
    };
    QString name = wanted;
    for (int number = 2; !isFree(name); ++number)
        name = QStringLiteral("%1 %2").arg(wanted).arg(number);
    return name;
}

} // namespace penstock
