// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/recordfilter.h"

#include "core/filter/filterparser.h"

#include <QTest>

using namespace penstock;

//! What each field means of a batch's and of an attempt's record.
class TestRecordFilter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesBatches_data();
    void choosesBatches();
    void choosesAttempts_data();
    void choosesAttempts();
};

namespace {

const WallTime now = wallTimeFromEpochMs(1'795'442'400'000);

RecordFilter filterOf(const QString &text)
{
    return RecordFilter(parseFilter(text, now).value());
}

Batch batchOf(BatchId id, int events)
{
    return {.id = id,
            .requestId = "7f3c9a02-51d4-4000-8000-00000000000" + QByteArray::number(id),
            .events = events,
            .bytes = id * 1000,
            .createdAt = now - Milliseconds(id * 60'000)};
}

//! 1 queued, 2 in flight, 3 backing off after 503 on the second try, 4 delivered, 5 given up without an answer.
std::vector<BatchSummary> batches()
{
    const Moment moment{.wall = now};
    return {
        {.batch = batchOf(1, 10), .state = Queued{moment}},
        {.batch = batchOf(2, 100), .state = InFlight{1, moment}, .scheduled = 1},
        {.batch = batchOf(3, 100),
         .state = BackingOff{2, moment, {503, QStringLiteral("answered 503 Service Unavailable")}},
         .attempts = 3,
         .scheduled = 2,
         .lastStatus = 503,
         .lastDuration = Milliseconds(81)},
        {.batch = batchOf(4, 100),
         .state = Delivered{1, moment},
         .attempts = 1,
         .scheduled = 1,
         .lastStatus = 200,
         .lastDuration = Milliseconds(1500)},
        {.batch = batchOf(5, 100),
         .state = DeadLettered{4, {std::nullopt, QStringLiteral("nothing came back within 30 s")}},
         .attempts = 4,
         .scheduled = 4,
         .lastDuration = Milliseconds(30'000)},
    };
}

AttemptRecord attemptOf(BatchId batch, int number, Outcome::Kind kind, std::optional<int> status,
                        const char *batchState)
{
    AttemptRecord record{.attempt = {.batch = batch, .number = number, .scheduled = number, .outcome = {}},
                         .requestId = batchOf(batch, 0).requestId,
                         .events = 100,
                         .batchState = QString::fromLatin1(batchState)};
    Outcome &outcome = record.attempt.outcome;
    outcome.kind = kind;
    outcome.answer.status = status;
    outcome.reason = status ? QString() : QStringLiteral("closed without an answer");
    outcome.bytesSent = number * 1000;
    outcome.startedAt.wall = now - Milliseconds(number * 60'000);
    outcome.duration = Milliseconds(number * 100);
    return record;
}

//! Named by batch and number: 1.1 failed with 503, 1.2 delivered, 2.1 without an answer, 2.3 left unconfirmed.
std::vector<AttemptRecord> attempts()
{
    return {attemptOf(1, 1, Outcome::Kind::Failed, 503, "delivered"),
            attemptOf(1, 2, Outcome::Kind::Delivered, 200, "delivered"),
            attemptOf(2, 1, Outcome::Kind::Failed, std::nullopt, "backingOff"),
            attemptOf(2, 3, Outcome::Kind::Unconfirmed, std::nullopt, "backingOff")};
}

} // namespace

void TestRecordFilter::choosesBatches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ids");
    const auto row = [](const char *text, const char *ids) {
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << QString::fromUtf8(ids);
    };
    row("", "1 2 3 4 5");
    row("state:queued,inFlight", "1 2");
    row("-state:delivered", "1 2 3 5");
    row("status:none", "1 2 5");
    row("status:5xx", "3");
    row("attempt:2..4", "3 5");
    row("took:<1s", "3");
    row("size:<3KB", "1 2");
    row("events:<100", "1");
    row("id:2,4", "2 4");
    row("request:000000000004", "4");
    row("time:<=2min", "1 2");
    row("unavailable", "3");
    row("\"dead letter\"", "5");
    row("nothing -state:queued", "5");
}

void TestRecordFilter::choosesBatches()
{
    QFETCH(const QString, text);
    const RecordFilter filter = filterOf(text);
    QStringList found;
    for (const BatchSummary &batch : batches()) {
        if (filter.matches(batch))
            found.append(QString::number(batch.batch.id));
    }
    QTEST(found.join(u' '), "ids");
}

void TestRecordFilter::choosesAttempts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("which");
    const auto row = [](const char *text, const char *which) {
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << QString::fromUtf8(which);
    };
    row("", "1.1 1.2 2.1 2.3");
    row("status:503", "1.1");
    row("status:none", "2.1 2.3");
    row("state:delivered", "1.1 1.2"); // of the batch
    row("state:backingOff attempt:1", "2.1");
    row("attempt:>1", "1.2 2.3");
    row("took:200ms", "1.2");
    row("size:1KB", "1.1 2.1");
    row("events:<100", "");
    row("id:2", "2.1 2.3");
    row("request:000000000001", "1.1 1.2");
    row("time:<2min", "1.1 2.1");
    row("unconfirmed", "2.3");
    row("-\"without an answer\"", "1.1 1.2");
}

void TestRecordFilter::choosesAttempts()
{
    QFETCH(const QString, text);
    const RecordFilter filter = filterOf(text);
    QStringList found;
    for (const AttemptRecord &record : attempts()) {
        if (filter.matches(record))
            found.append(QStringLiteral("%1.%2").arg(record.attempt.batch).arg(record.attempt.number));
    }
    QTEST(found.join(u' '), "which");
}

QTEST_GUILESS_MAIN(TestRecordFilter)
#include "tst_recordfilter.moc"
