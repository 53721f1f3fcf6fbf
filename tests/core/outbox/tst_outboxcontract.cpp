// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/sqliteoutbox.h"

#include "tests/core/outbox/outboxkit.h"
#include "tests/support/memoryoutbox.h"

#include <QRandomGenerator>

using namespace penstock;
using namespace penstock::outboxkit;

namespace {

constexpr int streams = 2;

//! Two outboxes that are told the same: one on disk, one in memory as the model of it.
class Twins
{
public:
    explicit Twins(quint32 seed)
        : m_random(seed)
        , m_model(m_folder.scheduler)
    {
    }

    [[nodiscard]] bool open()
    {
        if (!m_folder.open())
            return false;
        for (int i = 0; i < streams; ++i) {
            if (m_folder.outbox->stream(QString::number(i)) != StreamId(i + 1))
                return false;
        }
        return true;
    }

    //! Does something to both; the one on disk answers later, so that groups form.
    void act()
    {
        m_folder.scheduler.advance(Milliseconds(pick(2000)));
        const int action = pick(100);
        if (action < 15 || m_model.batches().isEmpty())
            return acceptSome();
        const BatchId id = 1 + pick(int(m_model.batches().size()) + 1);
        const bool known = id <= m_model.batches().size();
        const int attempts = known ? m_model.attemptsOf(id) : 0;
        const int number = attempts + 1 + (pick(20) == 0 ? 1 : 0);
        const Moment now = m_folder.scheduler.now();
        if (action < 45)
            return same([&](Outbox &o, auto done) { o.begin(id, InFlight{1 + pickFixed(3), now}, number, done); });
        if (action < 53)
            return same([&](Outbox &o, auto done) { o.withdraw(id, waiting(), done); });
        if (action < 80)
            return same([&](Outbox &o, auto done) {
                o.finish(attemptOf(id, number, 1, now, 200 + 100 * pickFixed(3)), settlement(), done);
            });
        if (action < 88)
            return same([&](Outbox &o, auto done) {
                o.sendAgain(attemptOf(id, number, 1, now, std::nullopt), InFlight{1, now}, done);
            });
        if (action < 92)
            return same([&](Outbox &o, auto done) {
                o.setAside(id, DeadLettered{pickFixed(3), {{}, QStringLiteral("body damaged")}}, done);
            });
        if (action < 95)
            return same([&](Outbox &o, auto done) { o.redeliver(id, Queued{now}, done); });
        const Failure given{500, QStringLiteral("500 Internal Server Error")};
        if (action < 97)
            return same([&](Outbox &o, auto done) { o.discard(id, Discarded{4, given, now}, done); });
        if (action < 98)
            return same([&](Outbox &o, auto done) { o.restore(id, DeadLettered{4, given}, done); });
        halveOne(id, Halved{4, given, now});
    }

    //! What the model answered, and what the one on disk did.
    [[nodiscard]] std::pair<std::vector<bool>, std::vector<bool>> takeAnswers()
    {
        std::vector<bool> answers;
        for (auto &answer : std::exchange(m_answers, {}))
            answers.push_back(answer.get());
        return {std::exchange(m_expected, {}), answers};
    }

    //! Compares everything that can be asked.
    void compare()
    {
        const auto batches = m_folder.summaries();
        QCOMPARE(qsizetype(batches.size()), m_model.batches().size());
        for (const BatchSummary &batch : batches) {
            const BatchId id = batch.batch.id;
            QCOMPARE(batch.state, m_model.state(id));
            QCOMPARE(batch.attempts, m_model.attemptsOf(id));
            QCOMPARE(batch.batch.createdAt, m_model.batches().at(id - 1).createdAt);
            QCOMPARE(batch.batch.origin, m_model.batches().at(id - 1).origin);
            QCOMPARE(m_folder.outbox->body(id).value(), m_model.body(id).value());
        }
        const auto attempts = m_folder.attempts();
        QCOMPARE(qsizetype(attempts.size()), m_model.attempts().size());
        for (std::size_t i = 0; i < attempts.size(); ++i)
            QCOMPARE(attempts[i].attempt.outcome, m_model.attempts().at(qsizetype(i)).outcome);
        for (StreamId stream = 1; stream <= streams; ++stream)
            compareStream(stream);
    }

private:
    void compareStream(StreamId stream)
    {
        QCOMPARE(m_folder.outbox->position(stream, "s").value(), m_model.position(stream, "s"));
        QCOMPARE(m_folder.outbox->notCollected(stream).value(), m_model.notCollected(stream));
        const auto unsettled = m_folder.outbox->unsettled(stream).value();
        const auto expected = m_model.unsettled(stream);
        QCOMPARE(unsettled.size(), expected.size());
        for (std::size_t i = 0; i < unsettled.size(); ++i) {
            QCOMPARE(unsettled[i].batch.id, expected[i].batch.id);
            QCOMPARE(unsettled[i].state, expected[i].state);
            QCOMPARE(unsettled[i].attempts, expected[i].attempts);
        }
        const auto dead = m_folder.outbox->deadLetters(stream).value();
        QCOMPARE(dead.size(), m_model.deadLetters(stream).size());
        const BatchCounts counts = m_folder.outbox->counts(stream).value();
        const BatchCounts wanted = m_model.counts(stream);
        QCOMPARE(counts.queued, wanted.queued);
        QCOMPARE(counts.inFlight, wanted.inFlight);
        QCOMPARE(counts.backingOff, wanted.backingOff);
        QCOMPARE(counts.delivered, wanted.delivered);
        QCOMPARE(counts.deadLettered, wanted.deadLettered);
        QCOMPARE(counts.discarded, wanted.discarded);
        QCOMPARE(counts.eventsDiscarded, wanted.eventsDiscarded);
        QCOMPARE(counts.eventsDelivered, wanted.eventsDelivered);
        QCOMPARE(counts.eventsDeadLettered, wanted.eventsDeadLettered);
    }

    int pick(int below)
    {
        m_picked = int(m_random.bounded(below));
        return m_picked;
    }

    //! The same for both of a pair of calls.
    [[nodiscard]] int pickFixed(int below) const { return m_picked % below; }

    [[nodiscard]] Waiting waiting() const
    {
        const Moment now = m_folder.scheduler.now();
        if (pickFixed(2) == 0)
            return Queued{now};
        return BackingOff{1, now + 30s, {503, QStringLiteral("busy")}};
    }

    [[nodiscard]] Settlement settlement() const
    {
        const Moment now = m_folder.scheduler.now();
        if (pickFixed(3) == 0)
            return Delivered{1, now};
        if (pickFixed(3) == 1)
            return BackingOff{2, now + 60s, {{}, QStringLiteral("no answer")}};
        return DeadLettered{4, {500, QStringLiteral("500 Internal Server Error")}};
    }

    void acceptSome()
    {
        Intake intake;
        intake.stream = 1 + pick(streams);
        const int count = pick(4);
        for (int i = 0; i < count; ++i)
            intake.batches.push_back(newBatch(pick(1000), pick(200), pick(5000)));
        intake.position = SourcePosition{.source = "s", .fingerprint = "f", .offset = pick(100'000), .line = pick(99)};
        if (pick(3) == 0)
            intake.notCollected = {{.events = {{"Email Sent", pick(9) + 1}}}};
        same([&](Outbox &outbox, const Outbox::Done &done) {
            outbox.accept(intake, [done](const Result<std::vector<Batch>> &accepted) {
                done(accepted.map([](const auto &) {}));
            });
        });
    }

    void halveOne(BatchId id, const Halved &state)
    {
        const std::vector<NewBatch> parts{newBatch(pick(1000), 3, 90), newBatch(pick(1000), 4, 120)};
        same([&](Outbox &outbox, const Outbox::Done &done) {
            outbox.halve(id, state, parts,
                         [done](const Result<std::vector<Batch>> &made) { done(made.map([](const auto &) {})); });
        });
    }

    void same(const std::function<void(Outbox &, Outbox::Done)> &call)
    {
        call(m_model, [&](const Result<> &done) { m_expected.push_back(done.has_value()); });
        m_folder.scheduler.advance(0ms);
        const auto promise = std::make_shared<std::promise<bool>>();
        m_answers.push_back(promise->get_future());
        call(*m_folder.outbox, [promise](const Result<> &done) { promise->set_value(done.has_value()); });
    }

    QRandomGenerator m_random;
    int m_picked = 0;
    std::vector<bool> m_expected;
    std::vector<std::future<bool>> m_answers;
    Folder m_folder;
    MemoryOutbox m_model;
};

} // namespace

class tst_outboxcontract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void behavesLikeItsModel_data();
    void behavesLikeItsModel();
    void neverAnswersInsideTheCall();
    void failsAndDelaysOnCue();
};

void tst_outboxcontract::behavesLikeItsModel_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void tst_outboxcontract::behavesLikeItsModel()
{
    QFETCH(quint32, seed);
    Twins twins(seed);
    QVERIFY(twins.open());
    for (int i = 1; i <= 1000; ++i) {
        twins.act();
        if (i % 25 != 0)
            continue;
        const auto [expected, answers] = twins.takeAnswers();
        QCOMPARE(answers, expected);
    }
    twins.compare();
}

void tst_outboxcontract::neverAnswersInsideTheCall()
{
    FakeScheduler scheduler;
    MemoryOutbox outbox(scheduler);
    int answers = 0;
    outbox.accept(intakeOf(1, {newBatch(1)}), [&](const auto &) { ++answers; });
    outbox.begin(1, InFlight{}, 1, [&](const Result<> &) { ++answers; });
    QCOMPARE(answers, 0);
    scheduler.advance(0ms);
    QCOMPARE(answers, 2);
    QVERIFY(outbox.refusals().isEmpty());
}

void tst_outboxcontract::failsAndDelaysOnCue()
{
    FakeScheduler scheduler;
    MemoryOutbox outbox(scheduler);
    outbox.add(newBatch(1));
    QList<bool> answers;
    const auto note = [&](const auto &done) { answers.append(done.has_value()); };

    outbox.failNext({Error::Kind::DiskFull, QStringLiteral("full")});
    outbox.begin(1, InFlight{1, scheduler.now()}, 1, note);
    outbox.begin(1, InFlight{1, scheduler.now()}, 1, note);
    outbox.redeliver(1, Queued{}, note);
    scheduler.advance(0ms);
    QCOMPARE(answers, QList<bool>({false, true, false}));
    QCOMPARE(outbox.refusals().size(), 1);

    outbox.delayBy(100ms);
    outbox.withdraw(1, Queued{scheduler.now()}, note);
    scheduler.advance(99ms);
    QCOMPARE(answers.size(), 3);
    scheduler.advance(1ms);
    QCOMPARE(answers.size(), 4);

    outbox.hold();
    outbox.setAside(1, DeadLettered{}, note);
    scheduler.advance(1h);
    QCOMPARE(answers.size(), 4);
    outbox.release();
    scheduler.advance(100ms);
    QCOMPARE(answers.size(), 5);
    outbox.damageBody(1);
    QCOMPARE(outbox.body(1).error().kind, Error::Kind::Damaged);
}

QTEST_GUILESS_MAIN(tst_outboxcontract)
#include "tst_outboxcontract.moc"
