// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/eventlist.h"

#include <algorithm>

namespace penstock {

namespace {

bool choosesUnwanted(const QString &entry, const QList<ListedEvent> &events, const QList<bool> &wanted)
{
    for (qsizetype i = 0; i < events.size(); ++i) {
        if (!wanted[i] && chooses(entry, events[i]))
            return true;
    }
    return false;
}

} // namespace

bool chooses(const QString &entry, const ListedEvent &event)
{
    if (entry.isEmpty())
        return false;
    return entry == event.code || entry == event.name || entry == event.alias || entry == event.seenName;
}

bool choosesAny(const QStringList &entries, const ListedEvent &event)
{
    return std::any_of(entries.begin(), entries.end(), [&](const QString &entry) { return chooses(entry, event); });
}

QStringList listFor(const QStringList &entries, const QList<ListedEvent> &events, const QList<bool> &wanted)
{
    QStringList list;
    for (const QString &entry : entries) {
        if (!choosesUnwanted(entry, events, wanted))
            list.append(entry);
    }
    for (qsizetype i = 0; i < events.size(); ++i) {
        const ListedEvent &event = events[i];
        if (!wanted[i] || choosesAny(list, event))
            continue;
        const bool byName = event.code.isEmpty() || choosesUnwanted(event.code, events, wanted);
        list.append(byName ? event.name : event.code);
    }
    return list;
}

} // namespace penstock
