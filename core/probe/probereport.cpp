// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/probereport.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

//! What a stream does all day: if one of these fails, batches would end as dead letters.
constexpr std::array deliveringSteps = {ProbeStep::OneEvent,     ProbeStep::FullBatch, ProbeStep::SameBatchTwice,
                                        ProbeStep::EveryChannel, ProbeStep::Unicode,   ProbeStep::MissingKeys};

constexpr std::array reachingSteps = {ProbeStep::Address, ProbeStep::Lookup, ProbeStep::Connect, ProbeStep::Tls};

ProbeConclusion takenConclusion(int toMend)
{
    if (toMend == 0)
        return {ProbeVerdict::Passed, Words::tr("This endpoint would take the stream."), {}};
    return {ProbeVerdict::Warning,
            toMend == 1 ? Words::tr("This endpoint would take the stream, with one thing to mend.")
                        : Words::tr("This endpoint would take the stream, with %1 things to mend.").arg(toMend),
            {}};
}

ProbeConclusion headlineOf(const ProbeReport &report)
{
    const auto hasFailed = [&report](ProbeStep step) {
        const ProbeResult *result = report.result(step);
        return result && result->verdict == ProbeVerdict::Failed;
    };
    if (std::ranges::any_of(reachingSteps, hasFailed))
        return {ProbeVerdict::Failed, Words::tr("No request can reach this endpoint."), {}};
    const auto wouldTake = report.wouldTake();
    if (wouldTake && !*wouldTake)
        return {ProbeVerdict::Failed, Words::tr("This endpoint would not take the stream."), {}};
    if (report.cancelled)
        return {ProbeVerdict::NotRun, Words::tr("The test was stopped."), {}};
    if (!wouldTake)
        return {
            ProbeVerdict::NotRun, Words::tr("No event was sent: whether the stream would be taken is not known."), {}};
    return takenConclusion(report.count(ProbeVerdict::Failed) + report.count(ProbeVerdict::Warning));
}

} // namespace

QLatin1String verdictName(ProbeVerdict verdict)
{
    switch (verdict) {
    case ProbeVerdict::Passed:
        return QLatin1String("passed");
    case ProbeVerdict::Warning:
        return QLatin1String("warning");
    case ProbeVerdict::Failed:
        return QLatin1String("failed");
    case ProbeVerdict::NotRun:
        return QLatin1String("notRun");
    }
    Q_UNREACHABLE();
}

QString verdictWord(ProbeVerdict verdict)
{
    switch (verdict) {
    case ProbeVerdict::Passed:
        return Words::tr("Passed");
    case ProbeVerdict::Warning:
        return Words::tr("Warning");
    case ProbeVerdict::Failed:
        return Words::tr("Failed");
    case ProbeVerdict::NotRun:
        return Words::tr("Not run");
    }
    Q_UNREACHABLE();
}

QString verdictMark(ProbeVerdict verdict)
{
    switch (verdict) {
    case ProbeVerdict::Passed:
        return QStringLiteral("●");
    case ProbeVerdict::Warning:
        return QStringLiteral("▲");
    case ProbeVerdict::Failed:
        return QStringLiteral("✕");
    case ProbeVerdict::NotRun:
        return QStringLiteral("–");
    }
    Q_UNREACHABLE();
}

QLatin1String phaseName(ProbePhase::Kind kind)
{
    switch (kind) {
    case ProbePhase::Kind::Lookup:
        return QLatin1String("lookup");
    case ProbePhase::Kind::Connect:
        return QLatin1String("connect");
    case ProbePhase::Kind::Tls:
        return QLatin1String("tls");
    case ProbePhase::Kind::FirstByte:
        return QLatin1String("firstByte");
    case ProbePhase::Kind::Done:
        return QLatin1String("done");
    }
    Q_UNREACHABLE();
}

QString phaseWord(ProbePhase::Kind kind)
{
    switch (kind) {
    case ProbePhase::Kind::Lookup:
        return Words::tr("Name");
    case ProbePhase::Kind::Connect:
        return Words::tr("Connect");
    case ProbePhase::Kind::Tls:
        return Words::tr("TLS");
    case ProbePhase::Kind::FirstByte:
        return Words::tr("First byte");
    case ProbePhase::Kind::Done:
        return Words::tr("Done");
    }
    Q_UNREACHABLE();
}

const ProbeResult *ProbeReport::result(ProbeStep step) const
{
    const auto found = std::ranges::find(results, step, &ProbeResult::step);
    return found == results.end() ? nullptr : &*found;
}

int ProbeReport::count(ProbeVerdict verdict) const
{
    return int(std::ranges::count(results, verdict, &ProbeResult::verdict));
}

int ProbeReport::eventsSent() const
{
    return std::accumulate(results.begin(), results.end(), 0,
                           [](int sum, const ProbeResult &result) { return sum + result.eventsSent; });
}

std::optional<bool> ProbeReport::wouldTake() const
{
    bool anyRan = false;
    for (const ProbeStep step : deliveringSteps) {
        const ProbeResult *ran = result(step);
        if (!ran || ran->verdict == ProbeVerdict::NotRun)
            continue;
        if (ran->verdict == ProbeVerdict::Failed)
            return false;
        anyRan = true;
    }
    return anyRan ? std::optional(true) : std::nullopt;
}

QList<ProbePhase> ProbeReport::waterfall() const
{
    QList<ProbePhase> phases;
    Milliseconds end{0};
    const auto append = [&phases, &end](const QList<ProbePhase> &more) {
        for (ProbePhase phase : more) {
            if (std::ranges::find(phases, phase.kind, &ProbePhase::kind) != phases.end())
                continue; // each request connects anew, and that was measured before
            phase.from = end;
            end += phase.took;
            phases.append(phase);
        }
    };
    for (const ProbeStep step : {ProbeStep::Lookup, ProbeStep::Connect, ProbeStep::Tls}) {
        if (const ProbeResult *ran = result(step))
            append(ran->phases);
    }
    const auto answered = std::ranges::find_if(
        results, [](const ProbeResult &ran) { return sendsRequests(ran.step) && !ran.phases.isEmpty(); });
    if (answered != results.end())
        append(answered->phases);
    return phases;
}

ProbeConclusion conclusionOf(const ProbeReport &report)
{
    const QLocale locale;
    ProbeConclusion conclusion = headlineOf(report);
    const int passed = report.count(ProbeVerdict::Passed);
    const int run = int(report.results.size()) - report.count(ProbeVerdict::NotRun);
    conclusion.summary = Words::tr("%1 of %2 steps passed in %3 s.")
                             .arg(locale.toString(passed), locale.toString(run),
                                  locale.toString(double(report.took.count()) / 1000, 'f', 1));
    if (const int events = report.eventsSent(); events > 0)
        conclusion.summary += u' ' + Words::tr("%1 test events were sent, marked campaign_name \"%2\".")
                                         .arg(locale.toString(events), QStringLiteral("Penstock test"));
    return conclusion;
}

} // namespace penstock
