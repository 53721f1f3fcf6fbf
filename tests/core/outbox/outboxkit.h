// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/ledger.h"
#include "core/outbox/sqliteoutbox.h"
#include "tests/support/fakescheduler.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <future>

// What the tests of the outbox share: a folder, a clock that stands still, and calls that wait for their answer.

namespace penstock::outboxkit {

using namespace std::chrono_literals;

inline NewBatch newBatch(int seed, int events = 100, qsizetype size = 2000)
{
    QByteArray body(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        body[i] = char((i * 31 + seed * 7) & 0xff);
    return {.requestId = "request-" + QByteArray::number(seed), .events = events, .body = body};
}

inline Intake intakeOf(StreamId stream, std::vector<NewBatch> batches)
{
    Intake intake;
    intake.stream = stream;
    intake.batches = std::move(batches);
    return intake;
}

inline Attempt attemptOf(BatchId batch, int number, int scheduled, Moment startedAt, std::optional<int> status = 200)
{
    Attempt attempt{.batch = batch, .number = number, .scheduled = scheduled, .outcome = {}};
    Outcome &outcome = attempt.outcome;
    const bool delivered = status && *status / 100 == 2;
    outcome.kind = delivered ? Outcome::Kind::Delivered : Outcome::Kind::Failed;
    outcome.reason = delivered ? QString() : QStringLiteral("the endpoint answered otherwise");
    outcome.answer = {.status = status,
                      .reasonPhrase = "Words",
                      .headers = {{"Server", "x"}, {"Set-Cookie", "a=1\nb=2"}, {"Empty", ""}},
                      .body = QByteArray("{\"ok\":\0}", 8),
                      .truncated = true};
    outcome.requestHeaders = {{"Content-Type", "application/json"}, {"X-Api-Key", "•••"}};
    outcome.bytesSent = 2000;
    outcome.startedAt = startedAt;
    outcome.duration = 250ms;
    outcome.retryAfter = 7000ms;
    return attempt;
}

//! Calls, and waits for the answer.
template <typename Call>
Result<> await(Call &&call)
{
    const auto promise = std::make_shared<std::promise<Result<>>>();
    call([promise](Result<> done) { promise->set_value(std::move(done)); });
    return promise->get_future().get();
}

inline Result<std::vector<Batch>> accept(Outbox &outbox, Intake intake)
{
    const auto promise = std::make_shared<std::promise<Result<std::vector<Batch>>>>();
    outbox.accept(std::move(intake), [promise](auto done) { promise->set_value(std::move(done)); });
    return promise->get_future().get();
}

inline Result<> begin(Outbox &outbox, BatchId batch, const InFlight &state, int number)
{
    return await([&](auto done) { outbox.begin(batch, state, number, done); });
}

inline Result<> finish(Outbox &outbox, const Attempt &attempt, const Settlement &settlement)
{
    return await([&](auto done) { outbox.finish(attempt, settlement, done); });
}

//! A data folder whose outbox is opened and closed as the test likes.
class Folder
{
    QTemporaryDir m_folder; // first: it is removed last, with the outbox closed

public:
    [[nodiscard]] Result<Damage> open()
    {
        auto opened = SqliteOutbox::open(path(), scheduler.now(), bootId, [this] { return scheduler.now(); });
        if (!opened)
            return Unexpected(opened.error());
        outbox = std::move(opened->outbox);
        return opened->damage;
    }

    [[nodiscard]] Result<Damage> reopen()
    {
        outbox.reset();
        return open();
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString file(const QString &name) const { return QDir(path()).filePath(name); }
    [[nodiscard]] QString database() const { return file(QStringLiteral("outbox.sqlite")); }

    //! Summaries of every batch, oldest first, as the ledger has them.
    [[nodiscard]] std::vector<BatchSummary> summaries() const
    {
        std::vector<BatchSummary> all;
        const auto ledger = Ledger::open(path());
        if (!ledger)
            return all;
        const auto read = (*ledger)->batches({.oldestFirst = true}, [&](const BatchSummary &batch, const QString &) {
            all.push_back(batch);
            return true;
        });
        return read ? all : std::vector<BatchSummary>();
    }

    [[nodiscard]] std::vector<AttemptRecord> attempts(BatchId batch = 0) const
    {
        std::vector<AttemptRecord> all;
        const auto ledger = Ledger::open(path());
        if (!ledger)
            return all;
        const auto read = (*ledger)->attempts({}, {}, batch, [&](const AttemptRecord &attempt) {
            all.push_back(attempt);
            return true;
        });
        return read ? all : std::vector<AttemptRecord>();
    }

    FakeScheduler scheduler;
    QByteArray bootId = "boot-1";
    std::unique_ptr<SqliteOutbox> outbox;
};

} // namespace penstock::outboxkit
