// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/ledger.h"

#include "tests/core/outbox/outboxkit.h"

using namespace penstock;
using namespace penstock::outboxkit;

class tst_ledger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void saysWhereThereIsNothing();
    void filters_data();
    void filters();
    void givesTheSameInLines_data();
    void givesTheSameInLines();
    void pagesThroughMoreThanOnePage();
    void stopsWhenTheReaderHasEnough();
    void listsAttempts();
    void listsRejectsOfOneStream();
    void countsPerStreamAndAltogether();
    void readsWhileTheOutboxWrites();
    void readsWhenNobodyWrites();
    void changesNothing();

private:
    [[nodiscard]] QString idsOf(const BatchQuery &query) const;

    std::unique_ptr<Folder> m_folder;
};

// Streams a (odd ids) and b (even ids). 1, 2 delivered; 3, 4 dead letters; 5, 6 back off; 7, 8 in flight; 9, 10 queued.
void tst_ledger::init()
{
    m_folder = std::make_unique<Folder>();
    QVERIFY(m_folder->open());
    SqliteOutbox &outbox = *m_folder->outbox;
    const StreamId a = outbox.stream(QStringLiteral("a")).value();
    const StreamId b = outbox.stream(QStringLiteral("b")).value();
    const Moment now = m_folder->scheduler.now();
    for (int id = 1; id <= 10; ++id)
        outbox.accept(intakeOf(id % 2 ? a : b, {newBatch(id, id)}), [](const auto &) {});
    for (int id = 1; id <= 8; ++id)
        outbox.begin(id, InFlight{1, now}, 1, {});
    outbox.finish(attemptOf(1, 1, 1, now), Delivered{1, now}, {});
    outbox.finish(attemptOf(2, 1, 1, now), Delivered{1, now}, {});
    const Failure failure{500, QStringLiteral("500")};
    outbox.finish(attemptOf(3, 1, 1, now, 500), DeadLettered{1, failure}, {});
    outbox.finish(attemptOf(4, 1, 1, now, 500), DeadLettered{1, failure}, {});
    outbox.finish(attemptOf(5, 1, 1, now, 500), BackingOff{1, now + 30s, failure}, {});
    QVERIFY(finish(outbox, attemptOf(6, 1, 1, now, 500), BackingOff{1, now + 30s, failure}));
}

QString tst_ledger::idsOf(const BatchQuery &query) const
{
    QStringList ids;
    const auto ledger = Ledger::open(m_folder->path());
    const auto read = (*ledger)->batches(query, [&](const BatchSummary &batch, const QString &stream) {
        ids += QString::number(batch.batch.id) + stream;
        return true;
    });
    return read ? ids.join(u' ') : read.error().message;
}

void tst_ledger::saysWhereThereIsNothing()
{
    QTemporaryDir empty;
    const auto ledger = Ledger::open(empty.path());
    QVERIFY(!ledger);
    QVERIFY2(ledger.error().message.contains(empty.path()), qPrintable(ledger.error().message));
    QVERIFY(QDir(empty.path()).isEmpty());
}

void tst_ledger::filters_data()
{
    QTest::addColumn<QString>("stream");
    QTest::addColumn<QString>("state");
    QTest::addColumn<BatchId>("before");
    QTest::addColumn<int>("limit");
    QTest::addColumn<bool>("oldestFirst");
    QTest::addColumn<QString>("ids");

    const auto row = [](const char *name, const char *stream, const char *state, BatchId before, int limit,
                        bool oldestFirst, const char *ids) {
        QTest::addRow("%s", name) << QString::fromLatin1(stream) << QString::fromLatin1(state) << before << limit
                                  << oldestFirst << QString::fromLatin1(ids);
    };
    row("all", "", "", 0, 0, false, "10b 9a 8b 7a 6b 5a 4b 3a 2b 1a");
    row("of a stream", "a", "", 0, 0, false, "9a 7a 5a 3a 1a");
    row("oldest first", "b", "", 0, 0, true, "2b 4b 6b 8b 10b");
    row("before", "", "", 4, 0, false, "3a 2b 1a");
    row("limited", "", "", 0, 3, false, "10b 9a 8b");
    row("limited, oldest first", "", "", 0, 2, true, "1a 2b");
    row("delivered", "", "delivered", 0, 0, false, "2b 1a");
    row("dead letters of a stream", "a", "deadLettered", 0, 0, false, "3a");
    row("backing off", "", "backingOff", 0, 0, true, "5a 6b");
    row("in flight", "", "inFlight", 8, 0, false, "7a");
    row("queued", "b", "queued", 0, 0, false, "10b");
    row("no such stream", "c", "", 0, 0, false, "");
    row("no such state", "", "lost", 0, 0, false, "");
}

void tst_ledger::filters()
{
    QFETCH(QString, stream);
    QFETCH(QString, state);
    QFETCH(BatchId, before);
    QFETCH(int, limit);
    QFETCH(bool, oldestFirst);
    QFETCH(QString, ids);
    const BatchQuery query{
        .stream = stream, .state = state, .before = before, .limit = limit, .oldestFirst = oldestFirst};
    QCOMPARE(idsOf(query), ids);
}

void tst_ledger::givesTheSameInLines_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<BatchId>("before");
    QTest::addColumn<int>("limit");
    QTest::addRow("all of a stream") << QString() << BatchId(0) << 100;
    QTest::addRow("before") << QString() << BatchId(7) << 100;
    QTest::addRow("limited") << QString() << BatchId(0) << 2;
    QTest::addRow("delivered") << QStringLiteral("delivered") << BatchId(0) << 100;
    QTest::addRow("dead letters") << QStringLiteral("deadLettered") << BatchId(0) << 100;
    QTest::addRow("no such state") << QStringLiteral("lost") << BatchId(0) << 100;
}

void tst_ledger::givesTheSameInLines()
{
    QFETCH(QString, state);
    QFETCH(BatchId, before);
    QFETCH(int, limit);
    const auto ledger = Ledger::open(m_folder->path());
    const BatchQuery query{.stream = QStringLiteral("a"), .state = state, .before = before, .limit = limit};
    QStringList expected;
    const auto text = [](BatchId id, const QByteArray &request, const QString &named, qint64 createdAt, int events,
                         qint64 bytes, int attempts, std::optional<int> status, std::optional<Milliseconds> took) {
        return QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8 %9")
            .arg(id)
            .arg(QString::fromLatin1(request), named)
            .arg(createdAt)
            .arg(events)
            .arg(bytes)
            .arg(attempts)
            .arg(status.value_or(-1))
            .arg(took.value_or(Milliseconds(-1)).count());
    };
    QVERIFY((*ledger)->batches(query, [&](const BatchSummary &each, const QString &) {
        expected.append(text(each.batch.id, each.batch.requestId, stateName(each.state), epochMs(each.batch.createdAt),
                             each.batch.events, each.batch.bytes, each.attempts, each.lastStatus, each.lastDuration));
        return true;
    }));
    QStringList lines;
    QVERIFY((*ledger)->lines(query, [&](const BatchLine &line) {
        lines.append(text(line.id, line.requestId.toByteArray(), QString::fromLatin1(line.state), line.createdAtMs,
                          line.events, line.bytes, line.attempts, line.lastStatus, line.lastDuration));
        const bool failed = line.state == "backingOff" || line.state == "deadLettered";
        QCOMPARE(QString::fromUtf8(line.failureReason), failed ? QStringLiteral("500") : QString());
    }));
    QCOMPARE(lines, expected);
}

void tst_ledger::pagesThroughMoreThanOnePage()
{
    std::vector<NewBatch> many;
    for (int i = 0; i < 2500; ++i)
        many.push_back(newBatch(i, 1, 10));
    QVERIFY(accept(*m_folder->outbox, intakeOf(1, std::move(many))));
    QCOMPARE(m_folder->summaries().size(), 2510u);
    QCOMPARE(idsOf({.state = QStringLiteral("queued")}).split(u' ').size(), 2502);
    QCOMPARE(idsOf({.limit = 1500}).split(u' ').last(), QStringLiteral("1011a"));
}

void tst_ledger::stopsWhenTheReaderHasEnough()
{
    const auto ledger = Ledger::open(m_folder->path());
    int rows = 0;
    QVERIFY((*ledger)->batches({}, [&](const BatchSummary &, const QString &) { return ++rows < 3; }));
    QCOMPARE(rows, 3);
    QVERIFY((*ledger)->attempts({}, {}, 0, [&](const AttemptRecord &) { return ++rows < 5; }));
    QCOMPARE(rows, 5);
}

void tst_ledger::listsAttempts()
{
    const auto ledger = Ledger::open(m_folder->path());
    const auto batchesOf = [&](const QString &stream, const QString &outcome, BatchId batch) {
        QStringList ids;
        const auto read = (*ledger)->attempts(stream, outcome, batch, [&](const AttemptRecord &record) {
            ids += QString::number(record.attempt.batch) + record.stream;
            return true;
        });
        return read ? ids.join(u' ') : read.error().message;
    };
    QCOMPARE(batchesOf({}, {}, 0), QStringLiteral("1a 2b 3a 4b 5a 6b"));
    QCOMPARE(batchesOf(QStringLiteral("b"), {}, 0), QStringLiteral("2b 4b 6b"));
    QCOMPARE(batchesOf({}, QStringLiteral("failed"), 0), QStringLiteral("3a 4b 5a 6b"));
    QCOMPARE(batchesOf(QStringLiteral("a"), QStringLiteral("delivered"), 0), QStringLiteral("1a"));
    QCOMPARE(batchesOf({}, {}, 5), QStringLiteral("5a"));
    QCOMPARE(batchesOf({}, QStringLiteral("unconfirmed"), 0), QString());
    QVERIFY(m_folder->reopen());
    QCOMPARE(batchesOf({}, QStringLiteral("unconfirmed"), 0), QStringLiteral("7a 8b"));
}

void tst_ledger::listsRejectsOfOneStream()
{
    for (int i = 0; i < 250; ++i) {
        Intake intake = intakeOf(1 + i % 2, {});
        intake.rejects = {{.source = QStringLiteral("s"), .line = i, .offset = 0, .reason = {}, .text = {}}};
        m_folder->outbox->accept(intake, [](const auto &) {});
    }
    QVERIFY(m_folder->outbox->counts(1));
    const auto ledger = Ledger::open(m_folder->path());
    QList<qint64> lines;
    const auto note = [&](const RejectRecord &record) {
        lines += record.reject.line;
        return true;
    };
    QVERIFY((*ledger)->rejects(QStringLiteral("b"), note));
    QCOMPARE(lines.size(), 125);
    QCOMPARE(lines.last(), 249);
    QVERIFY((*ledger)->rejects({}, note));
    QCOMPARE(lines.size(), 375);
}

void tst_ledger::countsPerStreamAndAltogether()
{
    const auto ledger = Ledger::open(m_folder->path());
    QCOMPARE((*ledger)->streams().value(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    const BatchCounts a = (*ledger)->counts(QStringLiteral("a")).value();
    QCOMPARE(a.queued, 1);
    QCOMPARE(a.inFlight, 1);
    QCOMPARE(a.backingOff, 1);
    QCOMPARE(a.delivered, 1);
    QCOMPARE(a.deadLettered, 1);
    QCOMPARE(a.eventsDelivered, 1);
    QCOMPARE(a.eventsDeadLettered, 3);
    const BatchCounts all = (*ledger)->counts({}).value();
    QCOMPARE(all.queued, 2);
    QCOMPARE(all.eventsDeadLettered, 7);
    QCOMPARE((*ledger)->counts(QStringLiteral("c"))->queued, 0);
}

void tst_ledger::readsWhileTheOutboxWrites()
{
    const auto ledger = Ledger::open(m_folder->path());
    std::atomic<int> written = 0;
    for (int i = 0; i < 400; ++i)
        m_folder->outbox->accept(intakeOf(1, {newBatch(i, 1, 60'000)}), [&](const auto &) { ++written; });
    qint64 seen = 0;
    do {
        const int before = written;
        BatchId newest = 0;
        QVERIFY((*ledger)->batches({.limit = 1}, [&](const BatchSummary &batch, const QString &) {
            newest = batch.batch.id;
            return false;
        }));
        QVERIFY(newest >= 10 + before);
        QVERIFY((*ledger)->body(newest));
        seen = newest;
    } while (seen < 410);
}

void tst_ledger::readsWhenNobodyWrites()
{
    const auto open = Ledger::open(m_folder->path());
    m_folder->outbox.reset();
    QCOMPARE(idsOf({.limit = 1}), QStringLiteral("10b"));
    QCOMPARE((*open)->body(3).value(), newBatch(3).body);
    QVERIFY(!(*open)->body(99));
}

void tst_ledger::changesNothing()
{
    m_folder->outbox.reset();
    QFile file(m_folder->database());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    QVERIFY(!idsOf({}).isEmpty());
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
    QCOMPARE(QFileInfo(m_folder->database() + QStringLiteral("-wal")).size(), 0);
}

QTEST_GUILESS_MAIN(tst_ledger)
#include "tst_ledger.moc"
