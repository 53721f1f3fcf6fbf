// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/judgement.h"

#include "core/delivery/failurecause.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace penstock {

namespace {

constexpr qint64 largeAnswer = 16 * 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

bool isDelivered(const Outcome &outcome)
{
    return outcome.kind == Outcome::Kind::Delivered;
}

bool hasStatus(const Outcome &outcome, int status)
{
    return outcome.answer.status == status;
}

QString statusText(const Outcome &outcome)
{
    return outcome.answer.status ? QString::number(*outcome.answer.status) : outcome.reason;
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

void pass(ProbeResult &result, const QString &found)
{
    result.verdict = ProbeVerdict::Passed;
    result.found = found;
}

void say(ProbeResult &result, ProbeVerdict verdict, const QString &found, const QString &meaning, const QString &mend)
{
    result.verdict = verdict;
    result.found = found;
    result.meaning = meaning;
    result.mend = mend;
}

void sayCause(ProbeResult &result, ProbeVerdict verdict, const Outcome &outcome)
{
    const CauseWords words = causeWords(causeOf(outcome.reason, outcome.answer.status));
    say(result, verdict, outcome.reason, words.meaning, words.mend);
}

const Outcome *firstFailure(const QList<Outcome> &outcomes)
{
    const auto failed = std::ranges::find_if_not(outcomes, isDelivered);
    return failed == outcomes.end() ? nullptr : &*failed;
}

void judgeTaken(ProbeResult &result, const QString &found)
{
    if (const Outcome *failed = firstFailure(result.requests))
        return sayCause(result, ProbeVerdict::Failed, *failed);
    pass(result, found);
}

void judgeEmptyBatch(ProbeResult &result)
{
    const Outcome &outcome = result.requests.constFirst();
    if (isDelivered(outcome))
        return pass(result, statusText(outcome));
    const FailureCause cause = causeOf(outcome.reason, outcome.answer.status);
    // A validation that wants an event is a sound one.
    if (cause == FailureCause::ClientError)
        return say(result, ProbeVerdict::Passed, Words::tr("Refused with %1").arg(statusText(outcome)),
                   Words::tr("Streams never sends an empty batch: an endpoint may refuse it."), {});
    if (cause == FailureCause::ServerError)
        return say(
            result, ProbeVerdict::Warning, outcome.reason,
            Words::tr("Streams never sends an empty batch, but a receiver that fails on one may fail on others."),
            Words::tr("Have the receiver answer a body that it does not like with a 400."));
    // What else keeps this request out will keep out all.
    sayCause(result, ProbeVerdict::Failed, outcome);
}

void judgeWrongCredentials(ProbeResult &result)
{
    const Outcome &outcome = result.requests.constFirst();
    if (hasStatus(outcome, 401) || hasStatus(outcome, 403))
        return pass(result, Words::tr("Refused with %1").arg(statusText(outcome)));
    if (isDelivered(outcome))
        return say(result, ProbeVerdict::Failed, Words::tr("Answered %1: anyone may send").arg(statusText(outcome)),
                   Words::tr("The receiver takes events with a wrong password or key."),
                   Words::tr("Have the receiver check the credentials and answer 401."));
    say(result, ProbeVerdict::Warning, Words::tr("Not refused, but: %1").arg(outcome.reason),
        Words::tr("An answer other than 401 or 403 does not tell a sender that its credentials are wrong."),
        Words::tr("Have the receiver answer 401 to wrong credentials."));
}

void judgeSameBatchTwice(ProbeResult &result)
{
    QStringList statuses;
    for (const Outcome &outcome : result.requests)
        statuses.append(statusText(outcome));
    const QString found = statuses.join(QLatin1String(", "));
    const Outcome *failed = firstFailure(result.requests);
    if (!failed)
        return pass(result, found);
    if (failed == &result.requests.constFirst())
        return sayCause(result, ProbeVerdict::Failed, *failed);
    say(result, ProbeVerdict::Failed, found,
        Words::tr(
            "The second delivery of the same batch was refused. After an answer that was lost a batch comes again, "
            "and a refusal makes it a dead letter though its events were stored."),
        Words::tr("Have the receiver accept it with a 2xx and drop what it has already, by event_uuid."));
}

void judgeLargeAttributes(ProbeResult &result, qint64 bytes)
{
    const Outcome &outcome = result.requests.constFirst();
    if (isDelivered(outcome))
        return pass(result, Words::tr("%1, %2").arg(statusText(outcome), sizeText(bytes)));
    sayCause(result, ProbeVerdict::Warning, outcome);
    result.found = Words::tr("%1, with %2").arg(outcome.reason, sizeText(bytes));
}

void judgeKeptAlive(ProbeResult &result)
{
    if (const Outcome *failed = firstFailure(result.requests))
        return sayCause(result, ProbeVerdict::Failed, *failed);
    const qsizetype reused =
        std::ranges::count_if(result.requests, [](const Outcome &outcome) { return !outcome.times.connecting; });
    if (reused > 0)
        return pass(result, reused == 1 ? Words::tr("Reused once") : Words::tr("Reused %1 times").arg(reused));
    say(result, ProbeVerdict::Warning, Words::tr("Never reused"),
        Words::tr("The receiver closes the connection after each answer: each batch pays for connection and TLS anew."),
        Words::tr("Have the receiver, or the proxy before it, keep connections open for a minute or so."));
}

//! From the first byte sent to the last byte of the answer.
QList<ProbePhase> phasesOf(const Outcome &outcome)
{
    const RequestTimes &times = outcome.times;
    if (!times.sent || !times.status)
        return {};
    const Milliseconds first = std::max(*times.sent, times.encrypted.value_or(Milliseconds(0)));
    QList<ProbePhase> phases;
    if (times.connecting)
        phases.append({ProbePhase::Kind::Connect, Milliseconds(0), first});
    phases.append({ProbePhase::Kind::FirstByte, first, *times.status - first});
    phases.append({ProbePhase::Kind::Done, *times.status, outcome.duration - *times.status});
    return phases;
}

} // namespace

ProbeResult judge(const ProbeExchange &exchange)
{
    ProbeResult result;
    result.step = exchange.step;
    result.requests = exchange.outcomes;
    result.eventsSent = exchange.events;
    for (const Outcome &outcome : exchange.outcomes)
        result.took += outcome.duration;
    const Outcome &first = exchange.outcomes.constFirst();
    result.phases = phasesOf(first);

    switch (exchange.step) {
    case ProbeStep::EmptyBatch:
        judgeEmptyBatch(result);
        break;
    case ProbeStep::WrongCredentials:
        judgeWrongCredentials(result);
        break;
    case ProbeStep::SameBatchTwice:
        judgeSameBatchTwice(result);
        break;
    case ProbeStep::FullBatch:
        judgeTaken(result, Words::tr("%1, %2").arg(statusText(first), sizeText(exchange.bytes)));
        break;
    case ProbeStep::LargeAttributes:
        judgeLargeAttributes(result, exchange.bytes);
        break;
    case ProbeStep::KeptAlive:
        judgeKeptAlive(result);
        break;
    case ProbeStep::OneEvent:
    case ProbeStep::EveryChannel:
    case ProbeStep::Unicode:
    case ProbeStep::MissingKeys:
    case ProbeStep::Address:
    case ProbeStep::Lookup:
    case ProbeStep::Connect:
    case ProbeStep::Tls:
    case ProbeStep::AnswerTime:
    case ProbeStep::AnswerSize:
        judgeTaken(result, statusText(first));
        break;
    }
    return result;
}

ProbeResult judgeAnswerTime(const QList<Outcome> &outcomes, Milliseconds timeout)
{
    ProbeResult result;
    result.step = ProbeStep::AnswerTime;
    if (outcomes.isEmpty())
        return notRun(result.step, Words::tr("No request was sent"));

    const QLocale locale;
    const Milliseconds slowest = std::ranges::max_element(outcomes, {}, &Outcome::duration)->duration;
    const QString found = Words::tr("At most %1 ms").arg(locale.toString(qint64(slowest.count())));
    result.facts = {
        {Words::tr("Slowest answer"), Words::tr("%1 ms").arg(locale.toString(qint64(slowest.count())))},
        {Words::tr("Timeout of the stream"), Words::tr("%1 ms").arg(locale.toString(qint64(timeout.count())))}};
    if (slowest * 2 <= timeout)
        pass(result, found);
    else
        say(result, ProbeVerdict::Warning, found,
            Words::tr("That is more than half of the time the stream allows: a busy hour would make it a failure."),
            Words::tr("Have the receiver answer before it works on the batch, or allow more time under Delivery."));
    return result;
}

ProbeResult judgeAnswerSize(const QList<Outcome> &outcomes)
{
    ProbeResult result;
    result.step = ProbeStep::AnswerSize;
    if (outcomes.isEmpty())
        return notRun(result.step, Words::tr("No request was sent"));

    const auto size = [](const Outcome &outcome) { return outcome.answer.body.size(); };
    const Outcome &largest = *std::ranges::max_element(outcomes, {}, size);
    const QString found = largest.answer.truncated ? Words::tr("More than %1").arg(sizeText(Answer::bodyLimit))
                                                   : Words::tr("At most %1").arg(sizeText(size(largest)));
    if (size(largest) <= largeAnswer)
        pass(result, found);
    else
        say(result, ProbeVerdict::Warning, found,
            Words::tr("Nobody reads an answer but its status: what stands in it costs time and traffic at both ends."),
            Words::tr("Have the receiver answer with a few words, or 204 and nothing."));
    return result;
}

ProbeResult notRun(ProbeStep step, const QString &why)
{
    ProbeResult result;
    result.step = step;
    result.found = why;
    return result;
}

} // namespace penstock
