// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/overview.h"

#include "core/outbox/folderlock.h"
#include "tests/core/outbox/outboxkit.h"

using namespace penstock;
using namespace penstock::outboxkit;

//! A stream's numbers, against what was done to its batches.
class tst_overview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void ranksAnswerTimes_data();
    void ranksAnswerTimes();
    void countsAStream();
    void countsWhatIsRecovered();
    void tellsTheRate();
    void tellsTheRateOfAFastStream();
    void findsTheFirstLoss();
    void findsTheFirstLossAmongMany();
    void goesByTheWallClockAfterAReboot();
    void addsUpStreams();
    void keepsTheLog();
    void keepsPausesApart();
    void stopsWhatACrashLeftRunning();
    void losesNothingWhileNothingIsSent_data();
    void losesNothingWhileNothingIsSent();
    void knowsWhetherAnybodyWorksInTheFolder();

private:
    [[nodiscard]] StreamOverview overview()
    {
        return Ledger::open(m_folder->path()).value()->overview(m_folder->scheduler.now(), m_folder->bootId)->front();
    }

    BatchId add(int events = 100, qsizetype bytes = 2000)
    {
        return accept(*m_folder->outbox, intakeOf(m_stream, {newBatch(1, events, bytes)}))->front().id;
    }

    //! Its attempt `number`, and what becomes of it.
    void attempt(BatchId id, int number, Milliseconds duration, std::optional<int> status, const Settlement &settlement)
    {
        const Moment now = m_folder->scheduler.now();
        QVERIFY(begin(*m_folder->outbox, id, InFlight{number, now}, number));
        Attempt done = attemptOf(id, number, number, now + -duration, status);
        done.outcome.duration = duration;
        QVERIFY(finish(*m_folder->outbox, done, settlement));
    }

    //! Everything asked of the outbox before is in the file.
    void settle() { QVERIFY(m_folder->outbox->counts(m_stream)); }

    std::unique_ptr<Folder> m_folder;
    StreamId m_stream = 0;
    const Failure m_failure{503, QStringLiteral("answered 503")};
};

void tst_overview::init()
{
    m_folder = std::make_unique<Folder>();
    QVERIFY(m_folder->open());
    m_stream = m_folder->outbox->stream(QStringLiteral("Orders")).value();
    m_folder->outbox->beginRun(m_stream, m_folder->scheduler.now().wall, RetryPolicy::streams());
}

void tst_overview::ranksAnswerTimes_data()
{
    QTest::addColumn<QList<int>>("times");
    QTest::addColumn<QList<int>>("ranked"); //!< p50, p95, p99
    QList<int> hundred;
    for (int i = 100; i >= 1; --i)
        hundred.append(i);
    QTest::addRow("none") << QList<int>{} << QList<int>{0, 0, 0};
    QTest::addRow("one") << QList<int>{7} << QList<int>{7, 7, 7};
    QTest::addRow("two") << QList<int>{9, 7} << QList<int>{7, 9, 9};
    QTest::addRow("1 to 100") << hundred << QList<int>{50, 95, 99};
    QTest::addRow("one slow of twenty") << QList<int>(19, 5) + QList<int>{900} << QList<int>{5, 5, 900};
}

void tst_overview::ranksAnswerTimes()
{
    QFETCH(const QList<int>, times);
    QFETCH(const QList<int>, ranked);
    std::vector<Milliseconds> durations;
    for (const int time : times)
        durations.push_back(Milliseconds(time));
    const AnswerPercentiles found = percentilesOf(durations);
    QCOMPARE(found.answers, times.size());
    QCOMPARE(QList<int>({int(found.p50.count()), int(found.p95.count()), int(found.p99.count())}), ranked);
}

void tst_overview::countsAStream()
{
    const Moment now = m_folder->scheduler.now();
    attempt(add(100), 1, 40ms, 200, Delivered{1, now});
    attempt(add(50), 1, 7s, 503, BackingOff{1, now + 30s, m_failure});
    attempt(add(10), 1, 30s, std::nullopt, DeadLettered{1, m_failure});
    m_folder->scheduler.advance(5s);
    (void)add(70, 900);

    const StreamOverview found = overview();
    QCOMPARE(found.stream, QStringLiteral("Orders"));
    QCOMPARE(found.run->state, QStringLiteral("running"));
    QCOMPARE(found.run->retry.delays, RetryPolicy::streams().delays);
    QCOMPARE(found.counts.eventsDelivered, 100);
    QCOMPARE(found.counts.deadLettered, 1);
    QCOMPARE(found.counts.eventsDeadLettered, 10);
    QCOMPARE(found.counts.backingOff, 1);
    QCOMPARE(found.counts.queued, 1);
    QCOMPARE(found.counts.eventsWaiting, 120);
    QCOMPARE(found.counts.bytesWaiting, 2900);
    QVERIFY(found.oldestWaiting == now.wall);
    QVERIFY(found.nextTry == now + 30s);
    QCOMPARE(found.attempts.delivered, 1);
    QCOMPARE(found.attempts.failed, 2);
    QCOMPARE(found.attempts.answered[3], 1);  // within 50 ms
    QCOMPARE(found.attempts.answered[10], 1); // within 10 s
    QCOMPARE(found.attempts.answeredFor, Milliseconds(7040));
    QCOMPARE(found.recent.answerTimes, (std::vector<Milliseconds>{7s, 40ms}));
}

void tst_overview::countsWhatIsRecovered()
{
    QVERIFY(begin(*m_folder->outbox, add(), InFlight{1, m_folder->scheduler.now()}, 1));
    QVERIFY(m_folder->reopen());
    const StreamOverview found = overview();
    QCOMPARE(found.attempts.unconfirmed, 1);
    QCOMPARE(found.counts.eventsWaiting, 100);
    QCOMPARE(found.counts.bytesWaiting, 2000);
}

void tst_overview::tellsTheRate()
{
    QVERIFY(!overview().recent.eventsPerSecond);
    for (int i = 0; i < 5; ++i) {
        attempt(add(100), 1, 10ms, 200, Delivered{1, m_folder->scheduler.now()});
        m_folder->scheduler.advance(1s);
    }
    attempt(add(100), 1, 10ms, 503, DeadLettered{1, m_failure});
    QCOMPARE(overview().recent.eventsPerSecond, 50.0); // 500 in ten seconds
    m_folder->scheduler.advance(7s);
    QCOMPARE(overview().recent.eventsPerSecond, 20.0);
    m_folder->scheduler.advance(1h);
    QCOMPARE(overview().recent.eventsPerSecond, 0.0);
}

void tst_overview::tellsTheRateOfAFastStream()
{
    const Moment now = m_folder->scheduler.now();
    constexpr int count = RecentAttempts::mostPerStream + 200;
    const auto batches =
        accept(*m_folder->outbox, intakeOf(m_stream, std::vector<NewBatch>(count, newBatch(1, 10, 10))));
    for (int i = 0; i < count; ++i) {
        const BatchId id = batches->at(std::size_t(i)).id;
        m_folder->outbox->begin(id, InFlight{1, now}, 1, {});
        // The oldest ended 1,200 ms ago, the newest 1 ms ago.
        const Milliseconds ago(count - i);
        Attempt done = attemptOf(id, 1, 1, now + -ago);
        done.outcome.duration = 0ms;
        m_folder->outbox->finish(done, Delivered{1, now}, {});
    }
    settle();
    const RecentAttempts recent = overview().recent;
    QCOMPARE(recent.answerTimes.size(), std::size_t(RecentAttempts::mostPerStream));
    QCOMPARE(recent.eventsPerSecond, 10'000.0); // a batch of ten each millisecond
}

void tst_overview::findsTheFirstLoss()
{
    const Moment now = m_folder->scheduler.now();
    QVERIFY(!overview().firstLoss);
    const BatchId queued = add();
    QVERIFY(overview().firstLoss == FirstLoss({queued, now + 210s}));
    const BatchId failing = add();
    attempt(failing, 1, 1ms, 503, BackingOff{1, now + 30s, m_failure});
    QVERIFY(overview().firstLoss == FirstLoss({queued, now + 210s})); // both: the older
    m_folder->scheduler.advance(30s);
    attempt(failing, 2, 1ms, 503, BackingOff{2, now + 90s, m_failure});
    QVERIFY(overview().firstLoss == FirstLoss({failing, now + 210s}));
    m_folder->outbox->beginRun(m_stream, now.wall, RetryPolicy{{5s}});
    settle();
    QVERIFY(overview().firstLoss == FirstLoss({queued, now + 35s}));
}

// Only a few batches are looked at; the answer is that of looking at all.
void tst_overview::findsTheFirstLossAmongMany()
{
    const Moment now = m_folder->scheduler.now();
    for (int i = 0; i < 24; ++i) {
        const BatchId id = add(1, 10);
        for (int number = 1; number <= i % 4; ++number)
            attempt(id, number, 1ms, 503, BackingOff{number, now + Milliseconds((i * 7919) % 60'000), m_failure});
    }
    std::vector<UnsettledState> all;
    for (const BatchSummary &summary : m_folder->summaries())
        all.push_back({summary.batch.id, summary.state});
    const auto expected = firstLoss(all, RetryPolicy::streams(), now);
    QVERIFY(expected);
    QVERIFY(overview().firstLoss == expected);
}

void tst_overview::goesByTheWallClockAfterAReboot()
{
    const Moment now = m_folder->scheduler.now();
    attempt(add(), 1, 1ms, 503, BackingOff{1, now + 30s, m_failure});
    const Moment booted{now.wall + 10s, SteadyTime(1s)};
    const auto found = Ledger::open(m_folder->path()).value()->overview(booted, "boot-2")->front();
    QVERIFY(found.nextTry == booted + 20s);
}

void tst_overview::addsUpStreams()
{
    const Moment now = m_folder->scheduler.now();
    attempt(add(100), 1, 40ms, 200, Delivered{1, now});
    attempt(add(50), 1, 7ms, 503, BackingOff{1, now + 30s, m_failure});
    const StreamId orders = std::exchange(m_stream, m_folder->outbox->stream(QStringLiteral("Sales")).value());
    m_folder->outbox->beginRun(m_stream, now.wall, RetryPolicy{{5s}});
    m_folder->scheduler.advance(10s);
    attempt(add(3), 1, 60ms, 503, BackingOff{1, now + 40s, m_failure});
    attempt(add(4), 1, 50ms, 500, DeadLettered{1, m_failure});

    const auto streams = Ledger::open(m_folder->path()).value()->overview(now + 10s, m_folder->bootId).value();
    QCOMPARE(streams.size(), 2u);
    QCOMPARE(streams[0].id, orders);
    const StreamOverview total = totalOf(streams);
    QCOMPARE(total.stream, QString());
    QCOMPARE(total.counts.eventsDelivered, 100);
    QCOMPARE(total.counts.backingOff, 2);
    QCOMPARE(total.counts.eventsWaiting, 53);
    QCOMPARE(total.counts.bytesWaiting, 4000);
    QCOMPARE(total.counts.eventsDeadLettered, 4);
    QCOMPARE(total.attempts.failed, 3);
    QCOMPARE(total.attempts.delivered, 1);
    QCOMPARE(total.attempts.answeredFor, Milliseconds(157));
    QCOMPARE(percentilesOf(total.recent.answerTimes), (AnswerPercentiles{4, 40ms, 60ms, 60ms}));
    QVERIFY(total.oldestWaiting == now.wall);
    QVERIFY(total.nextTry == now + 30s);
    QVERIFY(total.firstLoss == streams[1].firstLoss); // with its short schedule it is given up at the next try
    QVERIFY(total.firstLoss->at == now + 40s);
    QVERIFY(streams[0].firstLoss->at == now + 210s);
    QCOMPARE(totalOf({}).counts.eventsWaiting, 0);
}

void tst_overview::keepsTheLog()
{
    const WallTime at = m_folder->scheduler.now().wall;
    SqliteOutbox &outbox = *m_folder->outbox;
    const StreamId other = outbox.stream(QStringLiteral("Sales")).value();
    const auto note = [&](StreamId stream, const char *action) {
        outbox.note({.at = at,
                     .stream = stream,
                     .actor = QStringLiteral("jo"),
                     .program = QStringLiteral("window"),
                     .action = QString::fromLatin1(action),
                     .detail = QStringLiteral("é")});
    };
    note(m_stream, "started");
    note(other, "paused");
    note(0, "moved");
    note(m_stream, "stopped");
    QVERIFY(m_folder->reopen());

    const auto ledger = Ledger::open(m_folder->path()).value();
    const auto actions = [&](const JournalQuery &query) {
        QStringList found;
        const auto records = ledger->journal(query).value();
        for (const JournalRecord &record : records)
            found << record.stream + u' ' + record.entry.action;
        return found.join(QStringLiteral(", "));
    };
    QCOMPARE(actions({}), QStringLiteral("Orders stopped,  moved, Sales paused, Orders started"));
    QCOMPARE(actions({.stream = QStringLiteral("Orders")}), QStringLiteral("Orders stopped, Orders started"));
    QCOMPARE(actions({.limit = 2}), QStringLiteral("Orders stopped,  moved"));
    QCOMPARE(actions({.after = 2}), QStringLiteral("Orders stopped,  moved"));
    QCOMPARE(actions({.stream = QStringLiteral("Orders"), .before = 4, .after = 1}), QString());
    QCOMPARE(actions({.before = 3}), QStringLiteral("Sales paused, Orders started"));
    const JournalEntry entry = ledger->journal({.limit = 1})->front().entry;
    QCOMPARE(epochMs(entry.at), epochMs(at));
    QCOMPARE(entry.actor, QStringLiteral("jo"));
    QCOMPARE(entry.program, QStringLiteral("window"));
    QCOMPARE(entry.detail, QStringLiteral("é"));
}

void tst_overview::keepsPausesApart()
{
    const WallTime at = m_folder->scheduler.now().wall;
    SqliteOutbox &outbox = *m_folder->outbox;
    outbox.enterState(m_stream, QStringLiteral("paused"), at);
    Intake intake = intakeOf(m_stream, {});
    intake.notCollected = {{.pausedAt = at, .events = {{"Email Sent", 3}}}};
    QVERIFY(accept(outbox, intake));
    outbox.enterState(m_stream, QStringLiteral("running"), at + 60s);
    // Counted late, beside what the next pause has cost already.
    intake.notCollected = {{.pausedAt = at, .events = {{"Email Sent", 1}}},
                           {.pausedAt = at + 90s, .events = {{"Email Opened", 5}}}};
    QVERIFY(accept(outbox, intake));
    outbox.enterState(m_stream, QStringLiteral("paused"), at + 90s);
    const JournalEntry paused{.at = at + 91s,
                              .stream = m_stream,
                              .actor = QStringLiteral("jo"),
                              .program = QStringLiteral("window"),
                              .action = QStringLiteral("paused"),
                              .detail = {}};
    outbox.note(paused); // too late to be about this pause, and about none before
    JournalEntry first = paused;
    first.at = at + 1ms;
    first.actor = QStringLiteral("ann");
    outbox.note(first);
    settle();

    const auto pauses = Ledger::open(m_folder->path()).value()->pauses({}).value();
    QCOMPARE(pauses.size(), 2u);
    QCOMPARE(overview().notCollected, 9);
    QVERIFY(pauses[0].begun == at && pauses[0].ended == at + 60s);
    QCOMPARE(pauses[0].notCollected, (QHash<QByteArray, qint64>{{"Email Sent", 4}}));
    QCOMPARE(pauses[0].begunBy, QStringLiteral("ann"));
    QVERIFY(pauses[1].begun == at + 90s && !pauses[1].ended);
    QCOMPARE(pauses[1].begunBy, QString());
    QCOMPARE(pauses[1].notCollected, (QHash<QByteArray, qint64>{{"Email Opened", 5}}));
    QCOMPARE(overview().run->state, QStringLiteral("paused"));
    QVERIFY(overview().run->since == at + 90s);
}

void tst_overview::stopsWhatACrashLeftRunning()
{
    const WallTime at = m_folder->scheduler.now().wall;
    m_folder->outbox->enterState(m_stream, QStringLiteral("paused"), at);
    settle();
    m_folder->scheduler.advance(1h);
    QVERIFY(m_folder->reopen());
    QCOMPARE(overview().run->state, QStringLiteral("stopped"));
    const auto pauses = Ledger::open(m_folder->path()).value()->pauses({}).value();
    QVERIFY(pauses.front().ended == m_folder->scheduler.now().wall);
}

void tst_overview::losesNothingWhileNothingIsSent_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("sends");
    QTest::addRow("running") << QStringLiteral("running") << true;
    QTest::addRow("paused: what was collected before goes") << QStringLiteral("paused") << true;
    QTest::addRow("held") << QStringLiteral("held") << false;
    QTest::addRow("blocked") << QStringLiteral("blocked") << false;
    QTest::addRow("stopped") << QStringLiteral("stopped") << false;
}

void tst_overview::losesNothingWhileNothingIsSent()
{
    QFETCH(const QString, state);
    QFETCH(const bool, sends);
    const Moment now = m_folder->scheduler.now();
    attempt(add(), 1, 1ms, 503, BackingOff{1, now + 30s, m_failure});
    m_folder->outbox->enterState(m_stream, state, now.wall);
    settle();
    QCOMPARE(overview().run->state, state);
    QCOMPARE(overview().firstLoss.has_value(), sends);
    QCOMPARE(overview().nextTry.has_value(), sends);
}

void tst_overview::knowsWhetherAnybodyWorksInTheFolder()
{
    (void)add();
    QVERIFY(FolderLock::isHeld(m_folder->path()));
    QVERIFY(FolderLock::isHeld(m_folder->path())); // asking changes nothing
    QCOMPARE(overview().run->state, QStringLiteral("running"));
    m_folder->outbox.reset(); // as after a crash: nobody wrote that it stopped
    QVERIFY(!FolderLock::isHeld(m_folder->path()));
    QVERIFY(!FolderLock::isHeld(QStringLiteral("/nowhere")));
    QCOMPARE(overview().run->state, QStringLiteral("stopped"));
    QVERIFY(!overview().firstLoss);
}

QTEST_GUILESS_MAIN(tst_overview)
#include "tst_overview.moc"
