// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/probereport.h"

namespace penstock {

//! What one step sent, and what came of each request, in order.
struct ProbeExchange
{
    ProbeStep step = ProbeStep::OneEvent;
    QList<Outcome> outcomes; //!< at least one
    qint64 bytes = 0;        //!< of the largest body
    int events = 0;          //!< all that were sent
};

//! The verdict on a step that sends requests. Pure.
[[nodiscard]] ProbeResult judge(const ProbeExchange &exchange);

//! The verdicts on all the answers of a test together; `outcomes` of its requests, none: the step is not run.
[[nodiscard]] ProbeResult judgeAnswerTime(const QList<Outcome> &outcomes, Milliseconds timeout);
[[nodiscard]] ProbeResult judgeAnswerSize(const QList<Outcome> &outcomes);

//! A step that was left out, or made no sense any more.
[[nodiscard]] ProbeResult notRun(ProbeStep step, const QString &why);

} // namespace penstock
