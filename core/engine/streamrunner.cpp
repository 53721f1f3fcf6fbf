// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/streamrunner.h"

#include "core/delivery/httpsender.h"
#include "core/destination/dialects.h"
#include "core/engine/intakeparts.h"
#include "core/engine/systemeventdefaults.h"

namespace penstock {

namespace {

constexpr Milliseconds publishInterval{100};
constexpr Milliseconds idlePublishInterval{1000};
constexpr Milliseconds restartInterval{5000};

} // namespace

StreamRunner::StreamRunner(SqliteOutbox &outbox, Mailbox &mailbox, Scheduler &scheduler, const Catalog &catalog,
                           Secrets &secrets, StreamId id, StreamSetup setup, RunRecorder recorder)
    : m_outbox(outbox)
    , m_mailbox(mailbox)
    , m_mailedOutbox(outbox, mailbox)
    , m_scheduler(scheduler)
    , m_catalog(catalog)
    , m_secrets(secrets)
    , m_id(id)
    , m_setup(std::move(setup))
    , m_recorder(std::move(recorder))
    , m_deadLetters({outbox, m_mailedOutbox, scheduler, id, m_tally, m_recorder, m_setup, secrets},
                    [this] { return m_dispatcher && mayDeliver(); })
{
    if (const auto counts = m_outbox.counts(m_id)) {
        m_tally.restore(*counts);
        const Backlog backlog{counts->eventsWaiting, counts->bytesWaiting};
        m_lastLoad = {.queued = counts->queued, .inFlight = 0, .backingOff = counts->backingOff, .backlog = backlog};
    }
    connect(&m_deadLetters, &DeadLetters::queuedForNextRun, this, &StreamRunner::queuedForNextRun);
    connect(&m_deadLetters, &DeadLetters::batchChanged, this, &StreamRunner::announce);
    connect(&m_deadLetters, &DeadLetters::attemptRecorded, this, &StreamRunner::attemptRecorded);
    connect(&m_deadLetters, &DeadLetters::noticed, this, &StreamRunner::noticed);
    connect(&m_deadLetters, &DeadLetters::changed, this, [this] {
        publishSoon();
        checkFinished();
    });
    publishSoon();
}

StreamRunner::~StreamRunner()
{
    m_intake.reset(); // its thread calls into this
}

void StreamRunner::update(StreamSetup setup)
{
    setup.config.name = m_setup.config.name;
    m_recorder.edited((m_nextSetup ? *m_nextSetup : m_setup).config, setup.config);
    m_nextSetup = std::move(setup);
    if (isStopped())
        takeUpdate();
    publishSoon();
}

void StreamRunner::takeUpdate()
{
    if (auto setup = std::exchange(m_nextSetup, std::nullopt))
        m_setup = std::move(*setup);
}

void StreamRunner::setName(const QString &name)
{
    m_recorder.renamed(m_setup.config.name, name);
    m_setup.config.name = name;
    if (m_nextSetup)
        m_nextSetup->config.name = name;
    publishSoon();
}

void StreamRunner::start()
{
    if (!std::holds_alternative<Stopped>(m_state))
        return;
    m_tally.beginRun();
    m_recorder.started();
    m_recorder.beginRun(m_setup.config.delivery);
    m_problem.clear();
    tryStart();
}

void StreamRunner::tryStart()
{
    m_retryTimer.reset();
    takeUpdate();
    if (const auto built = build(); !built)
        return waitAndTryAgain(built.error());
    setState(Running{});
    if (mayDeliver())
        m_dispatcher->start();
    checkFinished();
}

void StreamRunner::waitAndTryAgain(const Error &error)
{
    m_intake.reset();
    m_dispatcher.reset();
    m_sender.reset();
    const bool needsVault = error.kind == Error::Kind::Locked;
    setState(Blocked{error.message, needsVault ? Blocked::By::Vault : Blocked::By::Circumstances});
    m_retryTimer = m_scheduler.callAfter(restartInterval, [this] { tryStart(); });
}

void StreamRunner::tryAgainNow()
{
    if (m_retryTimer)
        tryStart();
}

Result<> StreamRunner::build()
{
    if (const auto delivery = buildDelivery(); !delivery)
        return delivery;
    // Once more: what is built now may be another setup than that which was started and had to wait.
    m_recorder.beginRun(m_setup.config.delivery);
    m_sourceEnded = !m_setup.collect;
    return m_setup.collect ? buildIntake() : Result<>();
}

Result<> StreamRunner::buildDelivery()
{
    const auto destination = destinationOf(m_setup.config, m_setup.baseFolder, m_secrets);
    if (!destination)
        return tl::unexpected(destination.error());
    const auto unsettled = m_outbox.unsettled(m_id);
    if (!unsettled)
        return tl::unexpected(unsettled.error());

    m_sender = std::make_unique<HttpSender>(*destination, m_scheduler);
    m_dispatcher = std::make_unique<Dispatcher>(m_mailedOutbox, *m_sender, m_scheduler, m_setup.config.delivery);
    connect(m_dispatcher.get(), &Dispatcher::batchChanged, this, &StreamRunner::batchChanged);
    connect(m_dispatcher.get(), &Dispatcher::attemptRecorded, this, &StreamRunner::attemptRecorded);
    connect(m_dispatcher.get(), &Dispatcher::breakerChanged, this,
            [this] { m_recorder.breaker(m_dispatcher->tripped()); });
    connect(m_dispatcher.get(), &Dispatcher::quiet, this, &StreamRunner::checkFinished);
    connect(m_dispatcher.get(), &Dispatcher::drained, this, &StreamRunner::checkFinished);
    connect(m_dispatcher.get(), &Dispatcher::blocked, this, [this](const Error &error) {
        m_problem = error.message;
        end();
    });
    m_deadLetters.setDispatcher(m_dispatcher.get());
    for (const UnsettledBatch &batch : *unsettled)
        m_dispatcher->restore(batch);
    return {};
}

Result<> StreamRunner::buildIntake()
{
    m_eventDefaults = std::make_unique<SystemEventDefaults>();
    auto parts = intakeParts(m_id, m_setup, m_outbox, m_catalog, *m_eventDefaults);
    if (!parts)
        return Unexpected(parts.error());
    m_setup.fromStart = false;
    m_intake = std::make_unique<IntakeWorker>(
        m_outbox, std::move(*parts),
        [this](IntakeReport report) { m_mailbox.post([this, report = std::move(report)] { intakeReported(report); }); },
        [this](const Result<bool> &ended) { m_mailbox.post([this, ended] { intakeEnded(ended); }); });
    const auto started = m_intake->start();
    m_intakeRunning = started.has_value();
    return started;
}

void StreamRunner::pause()
{
    if (!std::holds_alternative<Running>(m_state) || !m_intake)
        return;
    const Moment now = m_scheduler.now();
    m_recorder.paused();
    m_tally.beginPause(now.wall);
    m_intake->pause(now.wall);
    m_intake->setYielding(false);
    setState(Paused{now});
}

void StreamRunner::hold()
{
    if (!std::holds_alternative<Running>(m_state))
        return;
    m_recorder.held();
    setState(Held{m_scheduler.now()});
    m_dispatcher->stop();
}

void StreamRunner::resume()
{
    if (std::holds_alternative<Paused>(m_state))
        m_intake->resume();
    else if (!std::holds_alternative<Held>(m_state))
        return;
    m_recorder.resumed();
    setState(Running{});
    if (mayDeliver())
        m_dispatcher->start();
    checkFinished();
}

void StreamRunner::stop()
{
    if (!isEnding())
        m_recorder.stopped();
    m_deadLetters.stopRedelivery();
    end();
}

void StreamRunner::end()
{
    if (std::holds_alternative<Stopped>(m_state))
        return;
    m_retryTimer.reset();
    setState(Stopping{});
    m_deadLetters.endRedelivery();
    if (m_intake)
        m_intake->stop();
    if (m_dispatcher)
        m_dispatcher->stop();
    checkFinished();
}

void StreamRunner::queuedForNextRun(const BatchSummary &summary)
{
    ++m_lastLoad.queued;
    if (m_lastLoad.backlog)
        *m_lastLoad.backlog += summary.batch;
    batchChanged(summary);
}

void StreamRunner::setOutboxProblem(const QString &problem)
{
    if (m_outboxProblem == problem)
        return;
    m_outboxProblem = problem;
    if (!isStopped())
        m_recorder.outboxProblem(problem);
    publishSoon();
    if (!m_dispatcher || std::holds_alternative<Stopping>(m_state))
        return;
    if (mayDeliver())
        m_dispatcher->start();
    else
        m_dispatcher->stop();
}

bool StreamRunner::mayDeliver() const
{
    const bool wanted = std::holds_alternative<Running>(m_state) || std::holds_alternative<Paused>(m_state);
    return wanted && m_outboxProblem.isEmpty();
}

void StreamRunner::intakeReported(const IntakeReport &report)
{
    m_tally.count(report);
    for (std::size_t i = 0; i < report.batches.size(); ++i)
        m_dispatcher->enqueue(report.batches[i], report.bodies[i]);
    balance();
    publishSoon();
}

void StreamRunner::balance()
{
    if (m_intake)
        m_intake->setYielding(m_dispatcher->hasPlenty() && std::holds_alternative<Running>(m_state));
}

void StreamRunner::intakeEnded(const Result<bool> &ended)
{
    m_intake.reset();
    m_intakeRunning = false;
    if (ended) {
        m_sourceEnded = *ended;
        return checkFinished();
    }
    m_problem = ended.error().message;
    end();
}

void StreamRunner::checkFinished()
{
    if (m_intakeRunning || std::holds_alternative<Stopped>(m_state))
        return;
    const bool stopped = std::holds_alternative<Stopping>(m_state) && (!m_dispatcher || m_dispatcher->isQuiet());
    const bool done = m_sourceEnded && m_dispatcher && m_dispatcher->isDrained() && !m_deadLetters.isHandingOver();
    if (stopped || done)
        finish();
}

void StreamRunner::finish()
{
    setState(Stopped{m_problem});
    takeUpdate();
    if (m_dispatcher)
        m_lastLoad = m_dispatcher->load();
    m_deadLetters.setDispatcher(nullptr);
    // Called from the dispatcher's own signals: it goes when they have returned.
    m_mailbox.post([this, dispatcher = std::shared_ptr<Dispatcher>(std::move(m_dispatcher)),
                    sender = std::shared_ptr<Sender>(std::move(m_sender))]() mutable {
        dispatcher.reset();
        sender.reset();
        publish();
        Q_EMIT finished(m_id);
    });
}

void StreamRunner::batchChanged(const BatchSummary &summary)
{
    m_tally.count(summary, m_scheduler.now());
    m_recorder.changed(summary);
    announce(summary);
    balance();
}

void StreamRunner::announce(const BatchSummary &summary)
{
    m_changedBatches.insert(summary.batch.id, summary);
    publishSoon();
}

void StreamRunner::attemptRecorded(const Attempt &attempt, const Batch &batch)
{
    m_tally.count(attempt, batch.events);
    m_newAttempts.push_back(
        {.attempt = attempt, .requestId = batch.requestId, .stream = m_setup.config.name, .events = batch.events});
    publishSoon();
}

void StreamRunner::setState(const RunState &state)
{
    m_state = state;
    m_recorder.enter(state);
    publishSoon();
}

void StreamRunner::publishSoon()
{
    if (m_changed)
        return;
    m_changed = true;
    m_publishTimer = m_scheduler.callAfter(publishInterval, [this] { publish(); });
}

void StreamRunner::publish()
{
    m_changed = false;
    m_publishTimer.reset();
    balance();
    if (!m_changedBatches.isEmpty())
        Q_EMIT batchesChanged(std::exchange(m_changedBatches, {}).values());
    if (!m_newAttempts.isEmpty())
        Q_EMIT attemptsFinished(std::exchange(m_newAttempts, {}));
    if (const auto seconds = m_tally.takeTraffic(load().backlog, m_scheduler.now().wall); !seconds.empty())
        Q_EMIT trafficCounted(m_id, seconds);
    Q_EMIT statusChanged(status());
    // The rate falls by itself.
    if (!std::holds_alternative<Stopped>(m_state))
        m_publishTimer = m_scheduler.callAfter(idlePublishInterval, [this] { publish(); });
}

StreamStatus StreamRunner::status()
{
    const bool running = !std::holds_alternative<Stopped>(m_state);
    StreamStatus status{.id = m_id, .name = m_setup.config.name};
    m_tally.fill(status);
    const Dispatcher::Load load = this->load();
    load.fill(status.batches);
    status.backlog = load.backlog;
    status.state = running && !m_outboxProblem.isEmpty() ? RunState(Blocked{m_outboxProblem}) : m_state;
    status.sourceEnded = m_sourceEnded;
    status.eventsPerSecond = running ? m_tally.eventsPerSecond(m_scheduler.now().steady) : 0;
    if (m_dispatcher) {
        status.nextRetry = m_dispatcher->nextRetry();
        status.tripped = m_dispatcher->tripped();
        status.firstLoss = mayDeliver() ? m_dispatcher->firstLoss() : std::nullopt;
    }
    m_deadLetters.fill(status);
    status.updateWaits = m_nextSetup.has_value();
    status.maxAttempts = int(m_setup.config.delivery.retryDelays.size()) + 1;
    return status;
}

} // namespace penstock
