// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/retrypolicy.h"
#include "core/outbox/records.h"

#include <QList>
#include <QString>

#include <optional>

namespace penstock {

//! One try of a batch's schedule, done or still to come.
struct TimelineStop
{
    enum class Kind {
        Delivered,
        Failed,
        Unconfirmed,
        InFlight,
        Next,  //!< has a due time, or waits for a free connection
        Later, //!< only if those before it fail
    };

    Kind kind = Kind::Later;
    int attempt = 0;       //!< the attempt's number; 0: no request yet
    QString label;         //!< status or try
    QString time;          //!< above it
    QString exact;         //!< the whole story in one line
    Milliseconds delay{0}; //!< planned, from the stop before

    friend bool operator==(const TimelineStop &, const TimelineStop &) = default;
};

//! The present schedule: what was tried, what is tried now, and when the rest would be.
[[nodiscard]] QList<TimelineStop> timelineOf(const BatchSummary &batch, const QList<AttemptRecord> &attempts,
                                             const RetryPolicy &policy, const Moment &now);

//! The attempts of the present schedule only: a redelivered batch began a new one.
[[nodiscard]] QList<AttemptRecord> presentSchedule(const BatchSummary &batch, const QList<AttemptRecord> &attempts);

} // namespace penstock
