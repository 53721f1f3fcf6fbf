// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/survival.h"
#include "core/outbox/answertimes.h"
#include "core/outbox/database.h"
#include "core/outbox/records.h"

namespace penstock {

//! The newest attempts of a stream: as many as `mostPerStream`, among the folder's newest `mostInAll`.
struct RecentAttempts
{
    static constexpr int mostPerStream = 1000;
    static constexpr int mostInAll = 20'000;
    static constexpr Milliseconds rateSpan{10'000};

    std::vector<Milliseconds> answerTimes; //!< of those that were answered, newest first
    std::optional<double> eventsPerSecond; //!< delivered in the last ten seconds; none: never tried
};

//! One stream's numbers, all of one moment.
struct StreamOverview
{
    StreamId id = 0;
    QString stream;
    std::optional<StreamRun> run; //!< none: it has not been started since runs are kept
    BatchCounts counts;
    AttemptCounts attempts;
    RecentAttempts recent;
    std::optional<WallTime> oldestWaiting; //!< when the oldest batch was made that is neither delivered nor given up
    std::optional<Moment> nextTry;         //!< of a batch that backs off; none: no batch does, or nothing is sent
    std::optional<FirstLoss> firstLoss;    //!< by the run's retry delays; none: nothing waits, or nothing is sent
    qint64 notCollected = 0;               //!< events lost to its pauses
};

//! Their sums and earliest moments: of no stream and in no state. The first loss is the earliest of theirs.
[[nodiscard]] StreamOverview totalOf(const std::vector<StreamOverview> &streams);

//! `bootId`: of the machine's present boot; after another one, due times are what the wall clock says. `isInUse`: a
//! process works in the folder; if none does, nothing runs, whatever a crash has left in it.
[[nodiscard]] Result<std::vector<StreamOverview>> loadOverview(Database &database, Moment now, const QByteArray &bootId,
                                                               bool isInUse);

} // namespace penstock
