// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"
#include "core/history/traffichistory.h"
#include "core/stream/streamconfig.h"

#include <QList>

namespace penstock {

//! What is given up first, and whose it is.
struct StreamLoss
{
    QString stream;
    FirstLoss loss;
    bool isFailing = false; //!< batches of the stream back off: it is not what an outage would do, but what one does
};

//! The numbers above the charts: of one stream, or the sums and earliest moments of several.
struct MonitorNumbers
{
    int streams = 0;
    BatchCounts batches;
    std::optional<Backlog> backlog; //!< none: of no stream is it counted
    double eventsPerSecond = 0;
    qint64 eventsBatched = 0; //!< since the streams were started: in the batches that were made,
    qint64 eventsFitting = 0; //!< and as many as would have fitted in
    std::optional<Moment> nextRetry;
    std::optional<StreamLoss> firstLoss;
    bool isSpared = false;              //!< a breaker holds a stream: nothing of it is given up
    std::optional<Milliseconds> outage; //!< how long the least patient stream tries; none without a stream

    //! How full the batches are, 0 … 1.
    [[nodiscard]] std::optional<double> fill() const;
};

[[nodiscard]] MonitorNumbers numbersOf(const StreamStatus &status, const DeliveryLimits &limits);
[[nodiscard]] MonitorNumbers totalOf(const QList<MonitorNumbers> &each);

//! How the streams were answered in the last ten minutes: all their answers in one histogram.
[[nodiscard]] AnswerTimes recentAnswers(const TrafficHistory &history, const QList<StreamId> &streams, WallTime now);

} // namespace penstock
