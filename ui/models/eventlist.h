// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace penstock {

//! An event as the entries of a stream's list see it.
struct ListedEvent
{
    QString name;
    QString code;     //!< empty where only an entry speaks of it: it may be a name or a code
    QString alias;    //!< the event's other code; empty where it has none
    QString seenName; //!< as a sample has it, where that differs from `name`

    friend bool operator==(const ListedEvent &, const ListedEvent &) = default;
};

//! Whether an entry of the list chooses the event, as EventChoice decides it: by its name, its code or its other code.
[[nodiscard]] bool chooses(const QString &entry, const ListedEvent &event);
[[nodiscard]] bool choosesAny(const QStringList &entries, const ListedEvent &event);

//! The shortest change of `entries` that chooses exactly the `wanted` ones of `events`. What may stay stands where it
//! stood and as it was written; what is missing follows in the order of `events`: its code, or its name where the code
//! would choose an unwanted event, too.
[[nodiscard]] QStringList listFor(const QStringList &entries, const QList<ListedEvent> &events,
                                  const QList<bool> &wanted);

} // namespace penstock
