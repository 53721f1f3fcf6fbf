// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/engine.h"

#include "core/engine/mailbox.h"
#include "core/engine/streamrunner.h"
#include "core/engine/username.h"
#include "core/event/catalog.h"
#include "core/outbox/sqliteoutbox.h"
#include "core/secret/secrets.h"
#include "core/time/bootclock.h"
#include "core/time/systemscheduler.h"
#include "core/time/workerthread.h"

#include <QThread>

#include <algorithm>
#include <map>

namespace penstock {

namespace {

constexpr Milliseconds pruneStep{50}; //!< between the steps, for what waits to be written
constexpr Milliseconds pruneInterval{600'000};

} // namespace

//! What lives in the delivery thread; the engine reaches it by posting to the mailbox.
struct DeliveryThread
{
    SystemScheduler scheduler;
    std::map<StreamId, std::unique_ptr<StreamRunner>> runners;
    std::unique_ptr<Scheduler::Timer> pruning;
};

class Engine::Private
{
public:
    QString dataFolder;
    Damage damage;
    Secrets &secrets;
    Author author;
    Catalog catalog;
    HistoryBudget history; //!< touched in `thread` only, while that runs
    std::unique_ptr<SqliteOutbox> outbox;
    std::map<StreamId, QString> names; //!< of the streams that were added
    Mailbox mailbox;                   //!< lives in `thread`; outlives the outbox, which posts to it
    QThread thread{};
    DeliveryThread delivery; //!< touched in `thread` only, while that runs

    //! In the delivery thread: forgets step by step what is older than the budget has it, then waits for the next time.
    void prune(BatchId after)
    {
        const auto before = delivery.scheduler.now().wall - std::chrono::days(history.days);
        outbox->prune(after, before, [this](const Result<PruneCursor> &next) {
            mailbox.post([this, next] {
                const bool goesOn = next && *next;
                const BatchId from = goesOn ? **next : 0;
                delivery.pruning =
                    delivery.scheduler.callAfter(goesOn ? pruneStep : pruneInterval, [this, from] { prune(from); });
            });
        });
    }

    //! Calls `command` with the stream's runner in the delivery thread.
    void tell(StreamId stream, std::function<void(StreamRunner &)> command)
    {
        mailbox.post([this, stream, command = std::move(command)] {
            if (const auto found = delivery.runners.find(stream); found != delivery.runners.end())
                command(*found->second);
            // A program that ends does not wait for a full disk to get space.
            outbox->setPatient(std::any_of(delivery.runners.cbegin(), delivery.runners.cend(),
                                           [](const auto &runner) { return !runner.second->isEnding(); }));
        });
    }
};

Result<std::unique_ptr<Engine>> Engine::open(const QString &dataFolder, Secrets &secrets, const QString &program)
{
    auto catalog = Catalog::load();
    if (!catalog)
        return tl::unexpected(catalog.error());
    auto opened = SqliteOutbox::open(dataFolder, currentMoment(), currentBootId());
    if (!opened)
        return tl::unexpected(opened.error());

    const auto history = opened->outbox->historyBudget();
    if (!history)
        return tl::unexpected(history.error());
    auto d = std::unique_ptr<Private>(new Private{.dataFolder = dataFolder,
                                                  .damage = std::move(opened->damage),
                                                  .secrets = secrets,
                                                  .author = {.user = userName(), .program = program},
                                                  .catalog = std::move(*catalog),
                                                  .history = *history,
                                                  .outbox = std::move(opened->outbox)});
    return std::unique_ptr<Engine>(new Engine(std::move(d)));
}

Engine::Engine(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{
    d->thread.setObjectName(QStringLiteral("delivery"));
    d->mailbox.moveToThread(&d->thread);
    d->mailbox.post([this] {
        becomeWorkerThread();
        d->prune(0);
    });
    d->outbox->onBlocked([this](const Result<> &state) {
        d->mailbox.post([this, problem = state ? QString() : state.error().message] {
            for (const auto &[id, runner] : d->delivery.runners)
                runner->setOutboxProblem(problem);
        });
    });
    connect(&d->secrets, &Secrets::changed, &d->mailbox, [this] {
        for (const auto &[id, runner] : d->delivery.runners)
            runner->tryAgainNow();
    });
    d->thread.start();
}

Engine::~Engine()
{
    // The runners go in their own thread; then the outbox records what it still has, and posts to a mailbox that
    // delivers no more; the mailbox goes last.
    d->mailbox.post([this] {
        d->delivery.runners.clear();
        d->delivery.pruning.reset();
        d->thread.quit();
    });
    d->thread.wait();
    d->outbox.reset();
}

QString Engine::dataFolder() const
{
    return d->dataFolder;
}

const Damage &Engine::damage() const
{
    return d->damage;
}

Result<StreamId> Engine::add(const StreamSetup &setup)
{
    const auto id = d->outbox->stream(setup.config.name);
    if (!id)
        return id;
    if (!d->names.emplace(*id, setup.config.name).second)
        return failure(
            tr("There is already a stream named \"%1\": give one of them another name.").arg(setup.config.name),
            Error::Kind::InvalidInput);
    d->mailbox.post([this, id = *id, setup] {
        auto runner =
            std::make_unique<StreamRunner>(*d->outbox, d->mailbox, d->delivery.scheduler, d->catalog, d->secrets, id,
                                           setup, RunRecorder(*d->outbox, d->delivery.scheduler, id, d->author));
        connect(runner.get(), &StreamRunner::statusChanged, this, &Engine::statusChanged);
        connect(runner.get(), &StreamRunner::batchesChanged, this, &Engine::batchesChanged);
        connect(runner.get(), &StreamRunner::attemptsFinished, this, &Engine::attemptsFinished);
        connect(runner.get(), &StreamRunner::trafficCounted, this, &Engine::trafficCounted);
        connect(runner.get(), &StreamRunner::finished, this, &Engine::streamFinished);
        connect(runner.get(), &StreamRunner::noticed, this, &Engine::noticed);
        d->delivery.runners.emplace(id, std::move(runner));
    });
    return id;
}

void Engine::remove(StreamId stream)
{
    d->names.erase(stream);
    d->mailbox.post([this, stream] {
        const auto found = d->delivery.runners.find(stream);
        if (found == d->delivery.runners.end() || !found->second->deadLetters().isHalving()) {
            d->delivery.runners.erase(stream);
            return;
        }
        // What is on the wire is recorded first.
        DeadLetters &deadLetters = found->second->deadLetters();
        connect(&deadLetters, &DeadLetters::halvingEnded, &d->mailbox,
                [this, stream] { d->mailbox.post([this, stream] { d->delivery.runners.erase(stream); }); });
        deadLetters.stopHalving();
    });
}

QStringList Engine::knownNames() const
{
    return d->outbox->streams().value_or(QStringList());
}

void Engine::update(StreamId stream, const StreamSetup &setup)
{
    d->tell(stream, [setup](StreamRunner &runner) { runner.update(setup); });
}

void Engine::rename(StreamId stream, const QString &name)
{
    const auto answer = [this, stream, name](const Result<> &done) {
        QMetaObject::invokeMethod(
            this, [this, stream, name, done] { finishRename(stream, name, done); }, Qt::QueuedConnection);
    };
    const bool taken =
        std::ranges::any_of(d->names, [&](const auto &known) { return known.first != stream && known.second == name; });
    if (taken)
        return answer(failure(tr("There is already a stream named \"%1\": give one of them another name.").arg(name)));
    d->tell(stream, [this, stream, name, answer](StreamRunner &runner) {
        if (!runner.isStopped())
            return answer(failure(tr("\"%1\" runs: stop it first.").arg(runner.name())));
        d->outbox->rename(stream, name, answer);
    });
}

void Engine::finishRename(StreamId stream, const QString &name, const Result<> &done)
{
    if (!done) {
        Q_EMIT renameRefused(stream, name, done.error().message);
        return;
    }
    if (const auto known = d->names.find(stream); known != d->names.end())
        known->second = name;
    d->tell(stream, [name](StreamRunner &runner) { runner.setName(name); });
    Q_EMIT renamed(stream, name);
}

void Engine::keepName(StreamId stream)
{
    d->outbox->forgetFormerNames(stream);
}

void Engine::setHistoryBudget(const HistoryBudget &budget)
{
    d->outbox->setHistoryBudget(budget, [this, budget](const Result<> &set) {
        const QString problem = set ? QString() : set.error().message;
        QMetaObject::invokeMethod(
            this, [this, problem] { Q_EMIT historyBudgetSet(problem); }, Qt::QueuedConnection);
        if (!set)
            return;
        d->mailbox.post([this, budget] {
            d->history = budget;
            d->prune(0);
        });
    });
}

void Engine::start(StreamId stream)
{
    d->tell(stream, [](StreamRunner &runner) { runner.start(); });
}

void Engine::pause(StreamId stream)
{
    d->tell(stream, [](StreamRunner &runner) { runner.pause(); });
}

void Engine::hold(StreamId stream)
{
    d->tell(stream, [](StreamRunner &runner) { runner.hold(); });
}

void Engine::resume(StreamId stream)
{
    d->tell(stream, [](StreamRunner &runner) { runner.resume(); });
}

void Engine::stop(StreamId stream)
{
    d->tell(stream, [](StreamRunner &runner) { runner.stop(); });
}

void Engine::redeliver(StreamId stream, const QList<BatchId> &batches, double pace)
{
    d->tell(stream, [batches, pace](StreamRunner &runner) { runner.deadLetters().redeliver(batches, pace); });
}

void Engine::stopRedelivery(StreamId stream)
{
    d->tell(stream, [](StreamRunner &runner) { runner.deadLetters().stopRedelivery(); });
}

void Engine::discard(StreamId stream, const QList<BatchId> &batches)
{
    d->tell(stream, [batches](StreamRunner &runner) { runner.deadLetters().discard(batches); });
}

void Engine::restore(StreamId stream, const QList<BatchId> &batches)
{
    d->tell(stream, [batches](StreamRunner &runner) { runner.deadLetters().restore(batches); });
}

void Engine::halve(StreamId stream, BatchId batch)
{
    d->tell(stream, [batch](StreamRunner &runner) { runner.deadLetters().halve(batch); });
}

void Engine::stopHalving(StreamId stream)
{
    d->tell(stream, [](StreamRunner &runner) { runner.deadLetters().stopHalving(); });
}

void Engine::note(const QString &action, const QString &detail)
{
    d->outbox->note({.at = currentMoment().wall,
                     .actor = QStringLiteral("engine"),
                     .program = d->author.program,
                     .action = action,
                     .detail = detail});
}

} // namespace penstock
