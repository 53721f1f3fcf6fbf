// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/probestep.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

} // namespace

QLatin1String stepName(ProbeStep step)
{
    switch (step) {
    case ProbeStep::Address:
        return QLatin1String("address");
    case ProbeStep::Lookup:
        return QLatin1String("lookup");
    case ProbeStep::Connect:
        return QLatin1String("connect");
    case ProbeStep::Tls:
        return QLatin1String("tls");
    case ProbeStep::EmptyBatch:
        return QLatin1String("emptyBatch");
    case ProbeStep::OneEvent:
        return QLatin1String("oneEvent");
    case ProbeStep::FullBatch:
        return QLatin1String("fullBatch");
    case ProbeStep::WrongCredentials:
        return QLatin1String("wrongCredentials");
    case ProbeStep::SameBatchTwice:
        return QLatin1String("sameBatchTwice");
    case ProbeStep::EveryChannel:
        return QLatin1String("everyChannel");
    case ProbeStep::Unicode:
        return QLatin1String("unicode");
    case ProbeStep::MissingKeys:
        return QLatin1String("missingKeys");
    case ProbeStep::LargeAttributes:
        return QLatin1String("largeAttributes");
    case ProbeStep::KeptAlive:
        return QLatin1String("keptAlive");
    case ProbeStep::AnswerTime:
        return QLatin1String("answerTime");
    case ProbeStep::AnswerSize:
        return QLatin1String("answerSize");
    }
    Q_UNREACHABLE();
}

std::optional<ProbeStep> stepNamed(QStringView name)
{
    const auto found = std::ranges::find_if(
        probeSteps, [name](ProbeStep step) { return name.compare(stepName(step), Qt::CaseInsensitive) == 0; });
    return found == probeSteps.end() ? std::nullopt : std::optional(*found);
}

bool sendsRequests(ProbeStep step)
{
    return step >= ProbeStep::EmptyBatch && step <= ProbeStep::KeptAlive;
}

ProbeStepWords stepWords(ProbeStep step)
{
    switch (step) {
    case ProbeStep::Address:
        return {Words::tr("Address"), Words::tr("Whether requests can be made to the address as it is written.")};
    case ProbeStep::Lookup:
        return {Words::tr("Name"), Words::tr("Which addresses the name leads to, IPv4 and IPv6.")};
    case ProbeStep::Connect:
        return {Words::tr("Connect"), Words::tr("Whether each of these addresses takes a connection.")};
    case ProbeStep::Tls:
        return {Words::tr("TLS"),
                Words::tr("The certificate, who vouches for it, and how the connection is encrypted.")};
    case ProbeStep::EmptyBatch:
        return {Words::tr("Empty batch"),
                Words::tr("A request without events: reaches the service and writes nothing.")};
    case ProbeStep::OneEvent:
        return {Words::tr("One event"), Words::tr("The smallest batch that the stream would send.")};
    case ProbeStep::FullBatch:
        return {Words::tr("Full batch"), Words::tr("A batch of the stream's size.")};
    case ProbeStep::WrongCredentials:
        return {Words::tr("Wrong credentials"),
                Words::tr("One event with a wrong password or key: it has to be refused.")};
    case ProbeStep::SameBatchTwice:
        return {Words::tr("Same batch twice"),
                Words::tr("As after an answer that was lost: the second has to be accepted, too.")};
    case ProbeStep::EveryChannel:
        return {Words::tr("Every channel"), Words::tr("Each documented event that the stream exports, once.")};
    case ProbeStep::Unicode:
        return {Words::tr("Unicode and emoji"), Words::tr("Names in many scripts, emoji, quotes and escapes.")};
    case ProbeStep::MissingKeys:
        return {Words::tr("Missing optional keys"), Words::tr("An event without user, recipient and device.")};
    case ProbeStep::LargeAttributes:
        return {Words::tr("Large attributes"), Words::tr("A full batch whose events have an attribute of 40 KB each.")};
    case ProbeStep::KeptAlive:
        return {Words::tr("Kept-alive connection"),
                Words::tr("Six requests, one after the other: how often the connection is used again.")};
    case ProbeStep::AnswerTime:
        return {Words::tr("Answer time"), Words::tr("The slowest answer of this test against the stream's timeout.")};
    case ProbeStep::AnswerSize:
        return {Words::tr("Answer size"), Words::tr("The largest answer of this test: nobody reads it.")};
    }
    Q_UNREACHABLE();
}

} // namespace penstock
