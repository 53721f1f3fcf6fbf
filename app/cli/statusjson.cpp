// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/statusjson.h"

using namespace penstock;

namespace {

const QJsonValue null(QJsonValue::Null);

QJsonValue timeJson(const std::optional<WallTime> &time)
{
    return time ? QJsonValue(epochMs(*time)) : null;
}

JsonLine answersJson(const AnswerPercentiles &answers)
{
    const auto ms = [&answers](Milliseconds time) {
        return answers.answers > 0 ? QJsonValue(qint64(time.count())) : null;
    };
    return JsonLine()
        .add("count", qint64(answers.answers))
        .add("p50Ms", ms(answers.p50))
        .add("p95Ms", ms(answers.p95))
        .add("p99Ms", ms(answers.p99));
}

void addFirstLoss(JsonLine &line, const StreamOverview &overview, const QString &stream, Moment now)
{
    const std::optional<FirstLoss> &loss = overview.firstLoss;
    if (!loss) {
        line.add("firstLoss", null);
        return;
    }
    line.add("firstLoss", JsonLine()
                              .add("stream", stream)
                              .add("batchId", loss->batch)
                              .add("at", epochMs(loss->at.wall))
                              .add("inMs", qint64((loss->at.steady - now.steady).count())));
}

//! `lossStream`: whose batch it is that is given up first.
void addNumbers(JsonLine &line, const StreamOverview &overview, const QString &lossStream, Moment now)
{
    const BatchCounts &counts = overview.counts;
    const auto &rate = overview.recent.eventsPerSecond;
    const auto next = overview.nextTry ? std::optional(overview.nextTry->wall) : std::nullopt;
    line.add("state", overview.run ? QJsonValue(overview.run->state) : null)
        .add("since", timeJson(overview.run ? std::optional(overview.run->since) : std::nullopt))
        .add("events", JsonLine()
                           .add("delivered", counts.eventsDelivered)
                           .add("deadLettered", counts.eventsDeadLettered)
                           .add("discarded", counts.eventsDiscarded)
                           .add("notCollected", overview.notCollected))
        .add("eventsPerSecond", rate ? QJsonValue(*rate) : null)
        .add("batches", JsonLine()
                            .add("queued", counts.queued)
                            .add("inFlight", counts.inFlight)
                            .add("backingOff", counts.backingOff)
                            .add("delivered", counts.delivered)
                            .add("deadLettered", counts.deadLettered)
                            .add("discarded", counts.discarded))
        .add("attempts", JsonLine()
                             .add("delivered", overview.attempts.delivered)
                             .add("failed", overview.attempts.failed)
                             .add("unconfirmed", overview.attempts.unconfirmed))
        .add("backlog", JsonLine().add("events", counts.eventsWaiting).add("bytes", counts.bytesWaiting))
        .add("nextTryAt", timeJson(next))
        .add("oldestWaitingAt", timeJson(overview.oldestWaiting))
        .add("answers", answersJson(percentilesOf(overview.recent.answerTimes)));
    addFirstLoss(line, overview, lossStream, now);
}

} // namespace

JsonLine statusJson(const std::vector<StreamOverview> &streams, Moment now,
                    const std::optional<MachineProblem> &problem)
{
    const StreamOverview total = totalOf(streams);
    QString lossStream;
    QList<JsonLine> lines;
    for (const StreamOverview &each : streams) {
        if (each.firstLoss && each.firstLoss == total.firstLoss)
            lossStream = each.stream;
        JsonLine line;
        line.add("stream", each.stream);
        addNumbers(line, each, each.stream, now);
        lines.append(line);
    }
    JsonLine inAll;
    addNumbers(inAll, total, lossStream, now);
    QList<JsonLine> problems;
    if (problem)
        problems.append(JsonLine().add("kind", problemName(problem->kind)).add("text", problem->text));
    return JsonLine().add("at", epochMs(now.wall)).add("problems", problems).add("streams", lines).add("total", inAll);
}
