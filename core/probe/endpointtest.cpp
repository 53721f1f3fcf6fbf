// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/endpointtest.h"

#include "core/delivery/failurecause.h"
#include "core/delivery/httpsender.h"
#include "core/exchange/outgoing.h"
#include "core/probe/judgement.h"
#include "core/probe/networkprobe.h"
#include "core/stream/streamcheck.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

namespace {

constexpr int keptAliveRequests = 6;
constexpr Milliseconds patience{10'000}; // for a look-up, a connection, a handshake

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

ProbeResult judgeAddress(const Destination &destination)
{
    ProbeResult result;
    result.step = ProbeStep::Address;
    result.verdict = ProbeVerdict::Passed;
    const QUrl url(destination.url, QUrl::StrictMode);
    result.found =
        url.scheme() == QLatin1String("https") ? Words::tr("https, encrypted") : Words::tr("http, not encrypted");
    // Worst last: it is the one that is told.
    QList<Problem> problems = checkDestination(destination);
    std::ranges::stable_sort(problems, std::ranges::greater{}, &Problem::severity);
    for (const Problem &problem : std::as_const(problems)) {
        const bool isError = problem.severity == Problem::Severity::Error;
        result.verdict = isError ? ProbeVerdict::Failed : ProbeVerdict::Warning;
        result.found = problem.message;
        result.mend = problem.mend;
        result.facts.append({problem.path, problem.message});
    }
    return result;
}

//! Whether what kept this step out will keep out all that follow.
bool endsTest(const ProbeResult &result)
{
    if (result.verdict != ProbeVerdict::Failed)
        return false;
    return result.step == ProbeStep::EmptyBatch || result.step == ProbeStep::OneEvent;
}

} // namespace

EndpointTest::EndpointTest(ProbeOrder order, const Catalog &catalog, Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_order(std::move(order))
    , m_scheduler(scheduler)
    , m_events(m_order.config, catalog, m_order.seed, scheduler.now().wall)
{
    if (m_order.markHeader)
        m_order.destination.headers.append({{QByteArrayLiteral("X-Penstock-Test"), QByteArrayLiteral("1")}, false});
    m_report.stream = m_order.config.name;
    m_report.address = publicAddress(m_order.config.destination.url);
}

EndpointTest::~EndpointTest() = default;

void EndpointTest::start()
{
    const Moment now = m_scheduler.now();
    m_report.startedAt = now.wall;
    m_began = now.steady;
    checkAddress();
}

void EndpointTest::cancel()
{
    m_cancelled = true;
    m_report.cancelled = true;
    m_network.reset();
    m_sender.reset();
    finish();
}

void EndpointTest::checkAddress()
{
    Q_EMIT stepBegun(ProbeStep::Address);
    const ProbeResult result = judgeAddress(m_order.config.destination);
    add(result);
    if (result.verdict == ProbeVerdict::Failed)
        skipRest(Words::tr("The address has to be mended first"));
    else
        reachNetwork();
}

void EndpointTest::reachNetwork()
{
    m_network = std::make_unique<NetworkProbe>(m_order.destination.url, m_order.destination.trust,
                                               std::min(patience, m_order.destination.timeout));
    connect(m_network.get(), &NetworkProbe::stepBegun, this, &EndpointTest::stepBegun);
    connect(m_network.get(), &NetworkProbe::stepDone, this, &EndpointTest::add);
    // Queued: it must not be destroyed while it is on the stack.
    connect(
        m_network.get(), &NetworkProbe::finished, this,
        [this](bool reached) {
            m_network.reset();
            if (!reached)
                return skipRest(Words::tr("No connection to send it over"));
            if (!m_report.result(ProbeStep::Tls))
                add(notRun(ProbeStep::Tls, Words::tr("The address is http")));
            runNext();
        },
        Qt::QueuedConnection);
    m_network->start();
}

void EndpointTest::runNext()
{
    m_next = m_report.results.size();
    const ProbeStep step = probeSteps[std::size_t(m_next)];
    if (!sendsRequests(step)) {
        QList<Outcome> all;
        for (const ProbeResult &result : std::as_const(m_report.results))
            all += result.requests;
        add(judgeAnswerTime(all, m_order.destination.timeout));
        add(judgeAnswerSize(all));
        return finish();
    }
    if (const QString why = reasonToLeaveOut(step); !why.isEmpty()) {
        add(notRun(step, why));
        return runNext();
    }

    Q_EMIT stepBegun(step);
    m_bodies = bodiesOf(step);
    m_outcomes.clear();
    // A sender of its own for each step: the first request of each opens its connection.
    m_sender = makeSender(step == ProbeStep::WrongCredentials);
    post();
}

void EndpointTest::post()
{
    m_sender->send({0, m_bodies.at(m_outcomes.size()).body}, [this](Outcome outcome) { take(std::move(outcome)); });
}

void EndpointTest::take(Outcome outcome)
{
    const bool failed = outcome.kind != Outcome::Kind::Delivered;
    m_outcomes.append(std::move(outcome));
    if (!failed && m_outcomes.size() < m_bodies.size())
        return post();

    ProbeExchange exchange{probeSteps[std::size_t(m_next)], m_outcomes};
    for (qsizetype i = 0; i < m_outcomes.size(); ++i) {
        exchange.events += m_bodies.at(i).events;
        exchange.bytes = std::max(exchange.bytes, qint64(m_bodies.at(i).body.size()));
    }
    const ProbeResult result = judge(exchange);
    add(result);
    if (endsTest(result))
        skipRest(Words::tr("A simpler request failed before"));
    else
        runNext();
}

void EndpointTest::add(const ProbeResult &result)
{
    m_report.results.append(result);
    Q_EMIT stepDone(result);
}

void EndpointTest::skipRest(const QString &why)
{
    while (std::size_t(m_report.results.size()) < probeSteps.size())
        add(notRun(probeSteps[std::size_t(m_report.results.size())], why));
    finish();
}

void EndpointTest::finish()
{
    m_report.took = m_scheduler.now().steady - m_began;
    Q_EMIT finished(m_report);
}

QString EndpointTest::reasonToLeaveOut(ProbeStep step) const
{
    if (m_order.leftOut.contains(step))
        return Words::tr("Left out");
    if (step == ProbeStep::WrongCredentials && !withWrongCredentials(m_order.destination))
        return Words::tr("The stream has no credentials");
    return {};
}

QList<TestBody> EndpointTest::bodiesOf(ProbeStep step)
{
    switch (step) {
    case ProbeStep::EmptyBatch:
        return {m_events.empty()};
    case ProbeStep::FullBatch:
        return {m_events.full()};
    case ProbeStep::SameBatchTwice:
        return QList<TestBody>(2, m_events.one());
    case ProbeStep::EveryChannel:
        return {m_events.everyChannel()};
    case ProbeStep::Unicode:
        return {m_events.unicode()};
    case ProbeStep::MissingKeys:
        return {m_events.missingKeys()};
    case ProbeStep::LargeAttributes:
        return {m_events.large()};
    case ProbeStep::KeptAlive: {
        QList<TestBody> bodies;
        for (int i = 0; i < keptAliveRequests; ++i)
            bodies.append(m_events.one());
        return bodies;
    }
    case ProbeStep::OneEvent:
    case ProbeStep::WrongCredentials:
    case ProbeStep::Address:
    case ProbeStep::Lookup:
    case ProbeStep::Connect:
    case ProbeStep::Tls:
    case ProbeStep::AnswerTime:
    case ProbeStep::AnswerSize:
        return {m_events.one()};
    }
    Q_UNREACHABLE();
}

std::unique_ptr<HttpSender> EndpointTest::makeSender(bool wrongCredentials)
{
    ResolvedDestination destination = m_order.destination;
    if (wrongCredentials)
        destination = withWrongCredentials(std::move(destination)).value();
    return std::make_unique<HttpSender>(std::move(destination), m_scheduler);
}

std::optional<ResolvedDestination> withWrongCredentials(ResolvedDestination destination)
{
    bool changed = false;
    for (ResolvedHeader &header : destination.headers) {
        if (!header.secret)
            continue;
        changed = true;
        const bool isBasic = header.field.value.startsWith("Basic ");
        header.field.value = isBasic ? "Basic " + QByteArrayLiteral("penstock-test:wrong").toBase64()
                                     : QByteArrayLiteral("penstock-test-wrong");
    }
    return changed ? std::optional(std::move(destination)) : std::nullopt;
}

} // namespace penstock
