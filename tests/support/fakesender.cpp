// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakesender.h"

#include <algorithm>

namespace penstock {

namespace {

Outcome outcomeFor(int answer, Moment startedAt, Milliseconds duration, qint64 bytes)
{
    Outcome outcome{.bytesSent = bytes, .startedAt = startedAt, .duration = duration};
    if (answer == 0) {
        outcome.reason = QStringLiteral("closed without an answer");
        outcome.lostOnReusedConnection = true;
        return outcome;
    }
    outcome.answer.status = answer;
    if (answer >= 200 && answer < 300)
        outcome.kind = Outcome::Kind::Delivered;
    else
        outcome.reason = QStringLiteral("answered %1").arg(answer);
    return outcome;
}

} // namespace

FakeSender::FakeSender(Scheduler &scheduler, AnswerScript script, Milliseconds answerTime)
    : m_scheduler(scheduler)
    , m_script(std::move(script))
    , m_answerTime(answerTime)
{
}

void FakeSender::send(const OutgoingRequest &request, Done done)
{
    const int answer = m_script.value(int(m_sent.size()), m_script.constLast());
    const Moment now = m_scheduler.now();
    m_sent.push_back({request, now.steady});
    m_mostAtOnce = std::max(m_mostAtOnce, ++m_atOnce);
    if (answer == -1)
        return;
    m_timers.push_back(m_scheduler.callAfter(m_answerTime, [this, request, answer, now, done = std::move(done)] {
        --m_atOnce;
        done(outcomeFor(answer, now, m_answerTime, request.body.size()));
    }));
}

QList<BatchId> FakeSender::batches() const
{
    QList<BatchId> ids;
    for (const Sent &sent : m_sent)
        ids << sent.request.batch;
    return ids;
}

QList<QByteArray> FakeSender::bodies() const
{
    QList<QByteArray> bodies;
    for (const Sent &sent : m_sent)
        bodies << sent.request.body;
    return bodies;
}

QList<qint64> FakeSender::secondsAfter(SteadyTime start) const
{
    QList<qint64> seconds;
    for (const Sent &sent : m_sent)
        seconds << std::chrono::duration_cast<std::chrono::seconds>(sent.at - start).count();
    return seconds;
}

} // namespace penstock
