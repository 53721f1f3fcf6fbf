// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/sqliteoutbox.h"

#include "core/disk/privatefile.h"
#include "core/outbox/folderlock.h"
#include "core/outbox/journal.h"
#include "core/outbox/questions.h"
#include "core/outbox/recovery.h"
#include "core/outbox/schema.h"
#include "core/outbox/storedbody.h"
#include "core/outbox/streamnames.h"
#include "core/outbox/streamruns.h"
#include "core/outbox/transitions.h"
#include "core/outbox/writer.h"
#include "core/time/bootclock.h"

#include <future>
#include <mutex>

namespace penstock {

namespace {

qsizetype bytesOf(const std::vector<NewBatch> &batches)
{
    qsizetype bytes = 0;
    for (const NewBatch &batch : batches)
        bytes += batch.body.size();
    return bytes;
}

qsizetype bytesOf(const Intake &intake)
{
    qsizetype bytes = bytesOf(intake.batches);
    for (const Reject &reject : intake.rejects)
        bytes += reject.text.size();
    return bytes;
}

} // namespace

class SqliteOutbox::Private
{
public:
    Private(std::unique_ptr<FolderLock> lock, std::unique_ptr<Store> store, std::unique_ptr<Database> reader,
            const QString &folder, Clock clock, std::optional<Error> trouble)
        : m_clock(std::move(clock))
        , m_lock(std::move(lock))
        , m_reader(std::move(reader))
        , m_bodies(folder)
        , m_writer(std::move(store), folder, std::move(trouble))
    {
    }

    void put(Command::Kind kind, BatchId batch, std::function<Result<>(Store &)> run, Done done)
    {
        m_writer.put({.kind = kind, .batch = batch, .run = std::move(run), .done = std::move(done), .result = {}});
    }

    //! For what makes batches: so many, of so many bytes.
    void putBatches(BatchId about, qsizetype batches, qsizetype bytes,
                    std::function<Result<std::vector<Batch>>(Store &)> run, Accepted done)
    {
        const auto made = std::make_shared<std::vector<Batch>>();
        Command command{.kind = Command::Kind::Grows, .batch = about, .run = {}, .done = {}, .result = {}};
        command.batches = batches;
        command.bytes = bytes;
        command.run = [made, run = std::move(run)](Store &store) {
            return run(store).map([&](std::vector<Batch> stored) { *made = std::move(stored); });
        };
        command.done = [made, done = std::move(done)](const Result<> &result) {
            done(result ? Result<std::vector<Batch>>(std::move(*made)) : Unexpected(result.error()));
        };
        m_writer.put(std::move(command));
    }

    //! Waits for the answer; never from the outbox's own thread.
    template <typename Answer>
    Result<Answer> ask(std::function<Result<Answer>(Store &)> question)
    {
        struct Reply
        {
            Result<Answer> answer;
            std::promise<Result<Answer>> promise;
        };
        // Shared, because the caller may be gone before `set_value` has returned.
        const auto reply = std::make_shared<Reply>();
        const auto run = [reply, question = std::move(question)](Store &store) -> Result<> {
            reply->answer = question(store);
            return reply->answer ? Result<>() : Unexpected(reply->answer.error());
        };
        put(Command::Kind::Asks, 0, run, [reply](const Result<> &done) {
            reply->promise.set_value(done ? std::move(reply->answer) : Unexpected(done.error()));
        });
        return reply->promise.get_future().get();
    }

    Clock m_clock;

    // In this order: the folder is let go after everything is in the file.
    std::unique_ptr<FolderLock> m_lock;
    std::mutex m_readerMutex;
    std::unique_ptr<Database> m_reader;
    BodyReader m_bodies;
    Writer m_writer;
};

SqliteOutbox::SqliteOutbox(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

SqliteOutbox::~SqliteOutbox()
{
    // The writer's connection has to be the last to close: it tidies the write-ahead log away.
    const std::lock_guard lock(d->m_readerMutex);
    d->m_reader.reset();
}

Result<SqliteOutbox::Opened> SqliteOutbox::open(const QString &dataFolder, Moment now, const QByteArray &bootId,
                                                Clock clock)
{
    if (const Result<> made = makePrivateFolder(dataFolder); !made)
        return Unexpected(made.error());
    auto lock = FolderLock::take(dataFolder);
    if (!lock)
        return Unexpected(lock.error());
    auto store = Store::open(dataFolder);
    if (!store)
        return Unexpected(store.error());

    HighWaterMark mark(dataFolder);
    if (const Result<> opened = mark.open(); !opened)
        return Unexpected(opened.error());
    Result<Damage> damage = recover(**store, mark.read(), now, bootId);
    if (!damage)
        return Unexpected(damage.error());
    auto reader = Database::open(databasePath(dataFolder), Database::Access::ReadOnly);
    if (!reader)
        return Unexpected(reader.error());

    const Result<> ballast = Ballast(dataFolder).take();
    std::optional<Error> trouble = ballast ? std::nullopt : std::optional(ballast.error());
    auto p = std::make_unique<Private>(std::move(*lock), std::move(*store), std::move(*reader), dataFolder,
                                       clock ? std::move(clock) : currentMoment, std::move(trouble));
    return Opened{std::unique_ptr<SqliteOutbox>(new SqliteOutbox(std::move(p))), std::move(*damage)};
}

Result<StreamId> SqliteOutbox::stream(const QString &name)
{
    return d->ask<StreamId>([&](Store &store) { return streamByName(store.database(), name); });
}

Result<QStringList> SqliteOutbox::streams()
{
    return d->ask<QStringList>([](Store &store) { return streamNames(store.database()); });
}

void SqliteOutbox::rename(StreamId stream, const QString &name, Done done)
{
    const auto run = [=](Store &store) { return renameStream(store.database(), stream, name); };
    d->put(Command::Kind::Asks, 0, run, std::move(done));
}

void SqliteOutbox::forgetFormerNames(StreamId stream)
{
    const auto run = [=](Store &store) { return penstock::forgetFormerNames(store.database(), stream); };
    d->put(Command::Kind::Asks, 0, run, [](const Result<> &) {});
}

Result<std::optional<SourcePosition>> SqliteOutbox::position(StreamId stream, const QByteArray &source)
{
    return d->ask<std::optional<SourcePosition>>(
        [&](Store &store) { return loadPosition(store.database(), stream, source); });
}

Result<> SqliteOutbox::forgetPosition(StreamId stream, const QByteArray &source)
{
    const auto forgotten = d->ask<bool>(
        [&](Store &store) { return deletePosition(store.database(), stream, source).map([] { return true; }); });
    return forgotten ? Result<>() : Unexpected(forgotten.error());
}

Result<std::vector<UnsettledBatch>> SqliteOutbox::unsettled(StreamId stream)
{
    return d->ask<std::vector<UnsettledBatch>>([&](Store &store) { return loadUnsettled(store.database(), stream); });
}

Result<BatchCounts> SqliteOutbox::counts(StreamId stream)
{
    return d->ask<BatchCounts>([&](Store &store) {
        return store.writeCounters().and_then([&] { return loadCounts(store.database(), stream); });
    });
}

Result<std::vector<DeadLetter>> SqliteOutbox::deadLetters(StreamId stream)
{
    return d->ask<std::vector<DeadLetter>>([&](Store &store) { return loadDeadLetters(store.database(), stream); });
}

Result<std::vector<BatchSummary>> SqliteOutbox::discarded(StreamId stream)
{
    return d->ask<std::vector<BatchSummary>>([&](Store &store) { return loadDiscarded(store.database(), stream); });
}

Result<QHash<QByteArray, qint64>> SqliteOutbox::notCollected(StreamId stream)
{
    return d->ask<QHash<QByteArray, qint64>>([&](Store &store) { return loadNotCollected(store.database(), stream); });
}

void SqliteOutbox::beginRun(StreamId stream, WallTime at, const RetryPolicy &retry)
{
    const auto run = [=](Store &store) { return penstock::beginRun(store.database(), stream, at, retry); };
    d->put(Command::Kind::Grows, 0, run, [](const Result<> &) {});
}

void SqliteOutbox::enterState(StreamId stream, const QString &state, WallTime at)
{
    const auto run = [=](Store &store) { return penstock::enterState(store.database(), stream, state, at); };
    d->put(Command::Kind::Grows, 0, run, [](const Result<> &) {});
}

void SqliteOutbox::note(const JournalEntry &entry)
{
    const auto run = [=](Store &store) { return addJournalEntry(store.database(), entry); };
    d->put(Command::Kind::Grows, 0, run, [](const Result<> &) {});
}

Result<HistoryBudget> SqliteOutbox::historyBudget()
{
    return d->ask<HistoryBudget>([](Store &store) { return loadHistoryBudget(store.database()); });
}

void SqliteOutbox::setHistoryBudget(const HistoryBudget &budget, Done done)
{
    const auto run = [budget](Store &store) { return store.setHistoryBudget(budget); };
    d->put(Command::Kind::Asks, 0, run, std::move(done));
}

void SqliteOutbox::prune(BatchId after, WallTime before, Pruned done)
{
    const auto next = std::make_shared<PruneCursor>();
    const auto run = [=](Store &store) {
        return store.prune(after, before).map([&](const PruneCursor &cursor) { *next = cursor; });
    };
    d->put(Command::Kind::Grows, 0, run, [next, done = std::move(done)](const Result<> &pruned) {
        done(pruned ? Result<PruneCursor>(*next) : Unexpected(pruned.error()));
    });
}

void SqliteOutbox::onBlocked(std::function<void(Result<>)> handler)
{
    d->m_writer.onBlocked(std::move(handler));
}

void SqliteOutbox::setPatient(bool patient)
{
    d->m_writer.setPatient(patient);
}

void SqliteOutbox::accept(Intake intake, Accepted done)
{
    // Shared, because a std::function has to be copyable; only the writer's thread uses it from here on.
    const auto what = std::make_shared<Intake>(std::move(intake));
    d->putBatches(
        0, qsizetype(what->batches.size()), bytesOf(*what),
        [what, now = d->m_clock()](Store &store) { return applyAccept(store, *what, now); }, std::move(done));
}

void SqliteOutbox::begin(BatchId batch, const InFlight &state, int number, Done done)
{
    const auto run = [=](Store &store) { return applyBegin(store, batch, state, number); };
    d->put(Command::Kind::Grows, batch, run, std::move(done));
}

void SqliteOutbox::withdraw(BatchId batch, const Waiting &state, Done done)
{
    const auto run = [=](Store &store) { return applyWithdraw(store, batch, state); };
    d->put(Command::Kind::Settles, batch, run, std::move(done));
}

void SqliteOutbox::finish(const Attempt &attempt, const Settlement &settlement, Done done)
{
    const auto run = [=](Store &store) { return applyFinish(store, attempt, settlement); };
    d->put(Command::Kind::Settles, attempt.batch, run, std::move(done));
}

void SqliteOutbox::sendAgain(const Attempt &attempt, const InFlight &state, Done done)
{
    const auto run = [=](Store &store) { return applySendAgain(store, attempt, state); };
    d->put(Command::Kind::Settles, attempt.batch, run, std::move(done));
}

void SqliteOutbox::setAside(BatchId batch, const DeadLettered &state, Done done)
{
    const auto run = [=](Store &store) { return applySetAside(store, batch, state); };
    d->put(Command::Kind::Grows, batch, run, std::move(done));
}

void SqliteOutbox::redeliver(BatchId batch, const Queued &state, Done done)
{
    const auto run = [=](Store &store) { return applyRedeliver(store, batch, state); };
    d->put(Command::Kind::Grows, batch, run, std::move(done));
}

void SqliteOutbox::discard(BatchId batch, const Discarded &state, Done done)
{
    const auto run = [=](Store &store) { return applyDiscard(store, batch, state); };
    d->put(Command::Kind::Grows, batch, run, std::move(done));
}

void SqliteOutbox::restore(BatchId batch, const DeadLettered &state, Done done)
{
    const auto run = [=](Store &store) { return applyRestore(store, batch, state); };
    d->put(Command::Kind::Grows, batch, run, std::move(done));
}

void SqliteOutbox::halve(BatchId batch, const Halved &state, std::vector<NewBatch> parts, Accepted done)
{
    const auto made = std::make_shared<std::vector<NewBatch>>(std::move(parts));
    d->putBatches(
        batch, qsizetype(made->size()), bytesOf(*made),
        [=](Store &store) { return applyHalve(store, batch, state, *made); }, std::move(done));
}

Result<QByteArray> SqliteOutbox::body(BatchId batch)
{
    const std::lock_guard lock(d->m_readerMutex);
    return d->m_bodies.read(*d->m_reader, batch);
}

} // namespace penstock
