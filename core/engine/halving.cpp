// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/halving.h"

#include "core/batch/bodyevents.h"
#include "core/batch/bodyparts.h"
#include "core/delivery/failurecause.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <numeric>

namespace penstock {

namespace {

DeliveryLimits oneTryEach()
{
    DeliveryLimits limits;
    limits.retryDelays = {};
    limits.maxInFlight = 1;
    return limits;
}

} // namespace

bool isRefusal(const Failure &failure)
{
    constexpr int timeout = 408;
    if (!failure.status || failure.status == timeout)
        return false;
    const FailureCause cause = causeOf(failure.reason, failure.status);
    return cause == FailureCause::ClientError || cause == FailureCause::TooLarge || cause == FailureCause::Forbidden;
}

Halving::Halving(Outbox &outbox, Scheduler &scheduler, std::function<QByteArray()> makeRequestId)
    : m_outbox(outbox)
    , m_scheduler(scheduler)
    , m_makeRequestId(std::move(makeRequestId))
{
}

Halving::~Halving() = default;

void Halving::begin(const DeadLetter &whole, std::unique_ptr<Sender> sender)
{
    if (goesOn())
        return;
    if (!isRefusal(whole.state.failure))
        return fail(
            whole.batch.id,
            tr("The endpoint did not refuse this batch for what is in it: %1.").arg(whole.state.failure.reason));
    m_progress = HalvingProgress{.batch = whole.batch.id, .events = whole.batch.events};
    m_isStopping = false;
    m_open = {Part{.deadLetter = whole, .isRefused = true}};
    m_sender = std::move(sender);
    m_dispatcher = std::make_unique<Dispatcher>(m_outbox, *m_sender, m_scheduler, oneTryEach());
    connectDispatcher();
    m_dispatcher->start();
    later(Milliseconds(0), [this] { next(); });
}

void Halving::fail(BatchId batch, const QString &problem)
{
    m_progress = HalvingProgress{.batch = batch};
    end(HalvingProgress::End::Failed, problem);
}

void Halving::connectDispatcher()
{
    const auto failLater = [this](const Error &error) {
        later(Milliseconds(0), [this, error] { end(HalvingProgress::End::Failed, error.message); });
    };
    connect(m_dispatcher.get(), &Dispatcher::redelivered, this, &Halving::redelivered);
    connect(m_dispatcher.get(), &Dispatcher::batchChanged, this, &Halving::answered);
    connect(m_dispatcher.get(), &Dispatcher::attemptRecorded, this, [this](const Attempt &attempt, const Batch &batch) {
        ++m_progress->requests;
        Q_EMIT attemptRecorded(attempt, batch);
    });
    connect(m_dispatcher.get(), &Dispatcher::refused, this,
            [failLater](BatchId, const Error &error) { failLater(error); });
    connect(m_dispatcher.get(), &Dispatcher::blocked, this, failLater);
}

void Halving::stop()
{
    if (!goesOn())
        return;
    m_isStopping = true;
    if (m_timer)
        later(Milliseconds(0), [this] { next(); });
}

// Never inside a signal of the dispatcher, which goes when it has ended.
void Halving::later(Milliseconds delay, std::function<void()> step)
{
    m_timer = m_scheduler.callAfter(delay, [this, step = std::move(step)] {
        const auto atWork = std::move(m_timer);
        step();
    });
}

void Halving::next()
{
    const bool isFound = !m_open.empty() && m_open.back().isRefused && m_open.back().deadLetter.batch.events == 1;
    if (m_isStopping && !isFound)
        return end(HalvingProgress::End::Stopped);
    if (m_open.empty())
        return end(m_progress->refused.isEmpty() ? HalvingProgress::End::AllAccepted : HalvingProgress::End::Found);
    // A request may be sent once more on a fresh connection.
    if (!m_open.back().isRefused && m_progress->requests + 2 > HalvingProgress::mostRequests)
        return end(HalvingProgress::End::Limit);
    const Part part = std::move(m_open.back());
    m_open.pop_back();
    if (!part.isRefused)
        send(part);
    else if (isFound)
        note(part);
    else
        halve(part);
}

void Halving::halve(const Part &part)
{
    const BatchId id = part.deadLetter.batch.id;
    m_open.push_back(part); // until it is halved, it is what is left
    const auto body = m_outbox.body(id);
    if (!body)
        return end(HalvingProgress::End::Failed, body.error().message);
    auto halves = halvesOf(*body, part.deadLetter.batch.requestId, m_makeRequestId);
    if (!halves)
        return end(HalvingProgress::End::Failed, tr("The body of batch %1 holds no list of events.").arg(id));
    const Halved state = penstock::halve(part.deadLetter.state, m_scheduler.now());
    m_outbox.halve(id, state, std::move(*halves), [self = QPointer(this), part, state](const auto &made) {
        if (!self)
            return;
        if (!made)
            return self->end(HalvingProgress::End::Failed, made.error().message);
        self->m_open.pop_back();
        self->takeHalves(part, state, *made);
    });
}

void Halving::takeHalves(const Part &whole, const Halved &state, const std::vector<Batch> &halves)
{
    QList<BatchSummary> parts;
    for (const Batch &half : halves)
        parts.append({.batch = half, .state = DeadLettered{.attempts = 0, .failure = state.failure}});
    int firstEvent = whole.firstEvent + whole.deadLetter.batch.events;
    for (auto half = halves.rbegin(); half != halves.rend(); ++half) {
        firstEvent -= half->events;
        const DeadLettered dead{.attempts = 0, .failure = state.failure};
        m_open.push_back({.deadLetter = {.batch = *half, .state = dead}, .firstEvent = firstEvent});
    }
    Q_EMIT halved({.batch = whole.deadLetter.batch,
                   .state = state,
                   .attempts = whole.deadLetter.attempts,
                   .scheduled = state.attempts,
                   .lastStatus = state.failure.status},
                  parts);
    later(Milliseconds(0), [this] { next(); });
}

void Halving::note(const Part &part)
{
    const Batch &batch = part.deadLetter.batch;
    RefusedEvent refused{.index = part.firstEvent, .batch = batch.id, .failure = part.deadLetter.state.failure};
    const auto body = m_outbox.body(batch.id);
    if (const auto events = body ? eventTexts(*body) : std::nullopt; events && events->size() == 1) {
        const QJsonObject event = QJsonDocument::fromJson(events->first().toByteArray()).object();
        refused.uuid = event[QLatin1String("event_uuid")].toString();
        refused.code = event[QLatin1String("event_code")].toString();
    }
    m_progress->refused.append(refused);
    Q_EMIT progressed();
    later(Milliseconds(0), [this] { next(); });
}

void Halving::send(const Part &part)
{
    m_progress->steps.append(
        {.batch = part.deadLetter.batch.id, .firstEvent = part.firstEvent, .events = part.deadLetter.batch.events});
    m_sent = part;
    Q_EMIT progressed();
    m_dispatcher->redeliver(part.deadLetter);
}

void Halving::answered(const BatchSummary &summary)
{
    Q_EMIT batchChanged(summary);
    const bool isDelivered = std::holds_alternative<Delivered>(summary.state);
    const auto *dead = std::get_if<DeadLettered>(&summary.state);
    if (!m_sent || (!isDelivered && !dead))
        return;
    HalvingStep &step = m_progress->steps.last();
    Part part = std::move(*std::exchange(m_sent, {}));
    if (isDelivered) {
        step.answer = HalvingStep::Answer::Accepted;
        m_progress->accepted += step.events;
    } else {
        part.isRefused = isRefusal(dead->failure);
        step.answer = part.isRefused ? HalvingStep::Answer::Refused : HalvingStep::Answer::Unclear;
        step.failure = dead->failure;
        part.deadLetter.state = *dead;
        part.deadLetter.attempts = summary.attempts;
        m_open.push_back(part);
    }
    Q_EMIT progressed();
    if (step.answer == HalvingStep::Answer::Unclear)
        return later(Milliseconds(0), [this, reason = dead->failure.reason] {
            end(HalvingProgress::End::Failed,
                tr("The endpoint did not say whether it refuses the events: %1.").arg(reason));
        });
    later(pace, [this] { next(); });
}

void Halving::end(HalvingProgress::End end, const QString &problem)
{
    m_progress->left = std::accumulate(m_open.begin(), m_open.end(), 0, [](int events, const Part &part) {
        return events + part.deadLetter.batch.events;
    });
    m_open.clear();
    m_sent.reset();
    m_progress->end = end;
    m_progress->problem = problem;
    m_dispatcher.reset();
    m_sender.reset();
    Q_EMIT progressed();
    Q_EMIT ended();
}

} // namespace penstock
