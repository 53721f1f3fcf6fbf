// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/database.h"
#include "core/outbox/records.h"

namespace penstock {

// The log of what users and the engine did, for "who paused it and when".

struct JournalQuery
{
    QString stream;    //!< empty: all, and what belongs to none
    qint64 before = 0; //!< only ids below it; 0: from the newest
    qint64 after = 0;  //!< only ids above it
    int limit = 0;     //!< 0: all
};

[[nodiscard]] Result<> addJournalEntry(Database &database, const JournalEntry &entry);
[[nodiscard]] Result<std::vector<JournalRecord>> loadJournal(Database &database,
                                                             const JournalQuery &query); //!< newest first

} // namespace penstock
