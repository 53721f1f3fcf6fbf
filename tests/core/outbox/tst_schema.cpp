// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/schema.h"

#include "tests/core/outbox/outboxkit.h"
#include "tests/core/outbox/version1.h"

#include <sqlite3.h>

using namespace penstock;
using namespace penstock::outboxkit;

namespace {

//! What the second version had beside the first one's tables.
constexpr const char *toVersion2 = R"(
CREATE TABLE segment (id INTEGER PRIMARY KEY, generation INTEGER NOT NULL, bytes INTEGER NOT NULL,
    live INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL);
ALTER TABLE batch ADD COLUMN segment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
DROP TABLE body;
PRAGMA user_version = 2;
)";

//! Streams a and b; of a, two batches wait, one was delivered at its second attempt. Both lost events to pauses.
constexpr const char *history = R"(
INSERT INTO stream VALUES (2, 'b');
INSERT INTO batch (id, stream, request_id, events, bytes, created_at, state, at_wall, at_steady, number, attempts)
    VALUES (1, 1, x'61', 100, 5000, 0, 'delivered', 0, 0, 2, 2), (2, 1, x'62', 100, 6000, 0, 'queued', 0, 0, 0, 0),
           (3, 1, x'63', 50, 700, 0, 'queued', 0, 0, 0, 0), (4, 2, x'64', 10, 80, 0, 'deadLettered', 0, 0, 1, 1);
INSERT INTO counter VALUES (1, 'delivered', 1, 100), (1, 'queued', 2, 150), (2, 'deadLettered', 1, 10);
INSERT INTO not_collected VALUES (1, CAST('Email Sent' AS BLOB), 7), (1, x'', 2), (2, CAST('Email Sent' AS BLOB), 40);
UPDATE meta SET value = 9 WHERE key = 'transaction';
)";

QByteArray attempt(int batch, int number, const char *outcome, const char *status, int duration)
{
    return "INSERT INTO attempt (batch, number, scheduled, outcome, status, started_wall, started_steady, duration,"
           " bytes_sent, lost_on_reused, truncated, reason, reason_phrase, request_headers, answer_headers, "
           "answer_body)"
           " VALUES (" +
           QByteArray::number(batch) + ", " + QByteArray::number(number) + ", 1, '" + outcome + "', " + status +
           ", 0, 0, " + QByteArray::number(duration) + ", 0, 0, 0, '', x'', x'', x'', x'');";
}

bool execute(const QString &path, const QByteArray &sql)
{
    sqlite3 *database = nullptr;
    const bool done = sqlite3_open(path.toUtf8().constData(), &database) == SQLITE_OK &&
                      sqlite3_exec(database, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    return done;
}

} // namespace

//! What an older Penstock wrote is there after the update, in numbers that are right.
class tst_schema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void keepsWhatPausesHadCost();
    void countsTheBacklogsBytes();
    void countsAttemptsAsTheyAreCountedFromNowOn_data();
    void countsAttemptsAsTheyAreCountedFromNowOn();
    void knowsNoRunBeforeTheFirst();
    void discardsAndHalvesWhatWasGivenUpBefore();

private:
    [[nodiscard]] std::unique_ptr<Ledger> ledger() const { return Ledger::open(m_folder->path()).value(); }

    std::unique_ptr<Folder> m_folder;
};

void tst_schema::init()
{
    m_folder = std::make_unique<Folder>();
    QVERIFY(QDir().mkpath(m_folder->path()));
    QVERIFY(writeVersion1(m_folder->database(), {}));
    QVERIFY(execute(m_folder->database(), QByteArray(toVersion2) + history));
}

void tst_schema::keepsWhatPausesHadCost()
{
    QVERIFY(m_folder->open());
    const QHash<QByteArray, qint64> ofA{{"Email Sent", 7}, {"", 2}};
    QCOMPARE(m_folder->outbox->notCollected(1).value(), ofA);

    auto pauses = ledger()->pauses({}).value();
    QCOMPARE(pauses.size(), 2u);
    QCOMPARE(pauses[0].stream, QStringLiteral("a"));
    QCOMPARE(pauses[0].notCollected, ofA);
    QVERIFY(!pauses[0].begun && pauses[0].ended);
    QCOMPARE(ledger()->pauses(QStringLiteral("b"))->front().notCollected,
             (QHash<QByteArray, qint64>{{"Email Sent", 40}}));

    // A new pause stands beside the old ones, and the total is both.
    Intake intake = intakeOf(1, {});
    intake.notCollected = {{.pausedAt = m_folder->scheduler.now().wall, .events = {{"Email Sent", 3}}}};
    QVERIFY(accept(*m_folder->outbox, intake));
    QCOMPARE(ledger()->pauses(QStringLiteral("a"))->size(), 2u);
    QCOMPARE(m_folder->outbox->notCollected(1).value(), (QHash<QByteArray, qint64>{{"Email Sent", 10}, {"", 2}}));
}

void tst_schema::countsTheBacklogsBytes()
{
    QVERIFY(m_folder->open());
    const BatchCounts counts = ledger()->counts(QStringLiteral("a")).value();
    QCOMPARE(counts.eventsWaiting, 150);
    QCOMPARE(counts.bytesWaiting, 6700);
    QCOMPARE(counts.eventsDelivered, 100);
    QCOMPARE(ledger()->counts(QStringLiteral("b"))->bytesWaiting, 0);
}

void tst_schema::countsAttemptsAsTheyAreCountedFromNowOn_data()
{
    QTest::addColumn<int>("duration");
    QTest::addColumn<bool>("answered");
    for (const int duration : {0, 5, 6, 10, 25, 50, 51, 100, 250, 500, 1000, 1001, 2500, 5000, 10'000, 30'000, 30'001})
        QTest::addRow("%d ms", duration) << duration << true;
    QTest::addRow("no answer") << 30'000 << false;
}

void tst_schema::countsAttemptsAsTheyAreCountedFromNowOn()
{
    QFETCH(const int, duration);
    QFETCH(const bool, answered);
    QVERIFY(execute(m_folder->database(), attempt(1, 1, "failed", answered ? "503" : "NULL", duration)));
    QVERIFY(m_folder->open());
    const auto countsOfA = [&] {
        return ledger()->overview(m_folder->scheduler.now(), m_folder->bootId)->front().attempts;
    };
    const AttemptCounts before = countsOfA();
    QCOMPARE(before.failed, 1);

    // The same attempt once more, by the outbox: each number doubles.
    const Moment now = m_folder->scheduler.now();
    SqliteOutbox &outbox = *m_folder->outbox;
    const BatchId id = accept(outbox, intakeOf(1, {newBatch(1)}))->front().id;
    QVERIFY(begin(outbox, id, InFlight{1, now}, 1));
    Attempt again = attemptOf(id, 1, 1, now, answered ? std::optional(503) : std::nullopt);
    again.outcome.duration = Milliseconds(duration);
    QVERIFY(finish(outbox, again, DeadLettered{1, {}}));
    const AttemptCounts after = countsOfA();
    QCOMPARE(after.failed, 2);
    QCOMPARE(after.delivered, 0);
    QCOMPARE(after.answeredFor, 2 * before.answeredFor);
    for (std::size_t bucket = 0; bucket < before.answered.size(); ++bucket)
        QCOMPARE(after.answered[bucket], 2 * before.answered[bucket]);
}

void tst_schema::knowsNoRunBeforeTheFirst()
{
    QVERIFY(m_folder->open());
    const auto overview = ledger()->overview(m_folder->scheduler.now(), m_folder->bootId).value();
    QCOMPARE(overview.size(), 2u);
    QVERIFY(!overview[0].run);
    QVERIFY(!overview[0].firstLoss);
    QVERIFY(!ledger()->seen(QStringLiteral("a")).value());
    QVERIFY(ledger()->journal({})->empty());
}

void tst_schema::discardsAndHalvesWhatWasGivenUpBefore()
{
    QVERIFY(m_folder->open());
    SqliteOutbox &outbox = *m_folder->outbox;
    const DeadLetter dead = outbox.deadLetters(2)->front();
    QCOMPARE(dead.batch.origin, 0);
    const Moment now = m_folder->scheduler.now();
    QVERIFY(await([&](auto done) { outbox.discard(dead.batch.id, discard(dead.state, now), done); }));
    QCOMPARE(outbox.counts(2)->eventsDiscarded, 10);
    QCOMPARE(outbox.counts(2)->deadLettered, 0);

    // Its body was lost before the update; its row is there all the same.
    QVERIFY(outbox.discarded(2)->empty());
    QVERIFY(!await([&](auto done) { outbox.restore(dead.batch.id, dead.state, done); }));
    QCOMPARE(m_folder->summaries().back().state, BatchState(discard(dead.state, now)));
}

QTEST_GUILESS_MAIN(tst_schema)
#include "tst_schema.moc"
