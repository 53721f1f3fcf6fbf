// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/eventlist.h"

namespace penstock {

class Catalog;
struct SampleFacts;

//! An event that a stream can choose.
struct EventRow
{
    enum class Kind { Campaign, UserAction, FreeForm };

    ListedEvent event;
    Kind kind = Kind::FreeForm;
    bool documented = false; //!< for streams, not only in the newer export glossary
    qint64 seen = 0;         //!< in the sample
    Qt::CheckState state = Qt::Unchecked;
};

//! A channel, the user actions or what the catalog does not know.
struct EventGroup
{
    QString title;
    QList<EventRow> rows;
};

//! The catalog's campaign events by channel, then the user actions; last the free-form ones, none yet.
[[nodiscard]] QList<EventGroup> eventGroups(const Catalog &catalog);

//! Marks what the sample holds of the catalog's events; gives the rows of those it does not know, the most frequent first.
[[nodiscard]] QList<EventRow> showSeen(const SampleFacts &facts, const Catalog &catalog, QList<EventGroup> &groups);

} // namespace penstock
