// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/reporttexts.h"

#include <QJsonArray>

namespace penstock {

namespace {

QString text(const char *ascii)
{
    return QString::fromLatin1(ascii);
}

QJsonArray factsJson(const QList<ProbeFact> &facts)
{
    QJsonArray array;
    for (const ProbeFact &fact : facts)
        array.append(QJsonObject{{text("name"), fact.name}, {text("value"), fact.value}});
    return array;
}

QJsonArray phasesJson(const QList<ProbePhase> &phases)
{
    QJsonArray array;
    for (const ProbePhase &phase : phases)
        array.append(QJsonObject{{text("phase"), phaseName(phase.kind)},
                                 {text("fromMs"), qint64(phase.from.count())},
                                 {text("tookMs"), qint64(phase.took.count())}});
    return array;
}

QJsonArray requestsJson(const QList<Outcome> &requests)
{
    QJsonArray array;
    for (const Outcome &request : requests) {
        const auto status = request.answer.status;
        array.append(QJsonObject{{text("status"), status ? QJsonValue(*status) : QJsonValue()},
                                 {text("outcome"), outcomeName(request.kind)},
                                 {text("reason"), request.reason},
                                 {text("bytesSent"), request.bytesSent},
                                 {text("durationMs"), qint64(request.duration.count())}});
    }
    return array;
}

QJsonObject resultJson(const ProbeResult &result)
{
    return {{text("step"), stepName(result.step)},
            {text("verdict"), verdictName(result.verdict)},
            {text("tookMs"), qint64(result.took.count())},
            {text("found"), result.found},
            {text("meaning"), result.meaning},
            {text("mend"), result.mend},
            {text("facts"), factsJson(result.facts)},
            {text("phases"), phasesJson(result.phases)},
            {text("requests"), requestsJson(result.requests)},
            {text("eventsSent"), result.eventsSent}};
}

} // namespace

QJsonObject reportJson(const ProbeReport &report)
{
    QJsonArray steps;
    for (const ProbeResult &result : report.results)
        steps.append(resultJson(result));
    const auto wouldTake = report.wouldTake();
    return {{text("stream"), report.stream},
            {text("address"), report.address},
            {text("startedAt"), epochMs(report.startedAt)},
            {text("tookMs"), qint64(report.took.count())},
            {text("cancelled"), report.cancelled},
            {text("wouldTake"), wouldTake ? QJsonValue(*wouldTake) : QJsonValue()},
            {text("passed"), report.count(ProbeVerdict::Passed)},
            {text("warnings"), report.count(ProbeVerdict::Warning)},
            {text("failed"), report.count(ProbeVerdict::Failed)},
            {text("notRun"), report.count(ProbeVerdict::NotRun)},
            {text("eventsSent"), report.eventsSent()},
            {text("steps"), steps}};
}

} // namespace penstock
