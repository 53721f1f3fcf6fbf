// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/comparison.h"

#include "tests/ui/modeltext.h"
#include "tests/ui/samples.h"
#include "ui/models/comparisonmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace penstock;
using namespace penstock::samples;

namespace {

const WallTime later = noon.wall + std::chrono::hours(1);

ReceivedRequest request(BatchId id, std::optional<int> status, qint64 stored)
{
    ReceivedRequest received;
    received.requestId = requestId(id);
    received.status = status;
    received.events = 100;
    received.accepted = stored;
    for (std::uint64_t i = 0; i < 100; ++i)
        received.uuids.push_back(i + 1);
    return received;
}

ComparedBatch compare(const BatchSummary &sent, const QList<ReceivedRequest> &requests)
{
    Arrivals arrivals;
    arrivals.add(requests);
    return compared(packed(sent), arrivals.find(requestId(sent.batch.id)), later);
}

} // namespace

//! What was sent beside what arrived.
class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheDifference_data();
    void namesTheDifference();
    void putsDifferencesFirst();
    void leavesOutWhatWasBefore();
    void judgesNoBatchThatIsUnderWay();
    void forgetsTheOldest();
    void changesRowsInPlace();
};

void TestComparison::namesTheDifference_data()
{
    QTest::addColumn<QList<int>>("answers"); // 0: none
    QTest::addColumn<QList<int>>("stored");
    QTest::addColumn<int>("sent");
    QTest::addColumn<bool>("isDeadLetter");
    QTest::addColumn<QString>("words");

    const auto row = [](const char *name, const QList<int> &answers, const QList<int> &stored, int sent,
                        bool isDeadLetter, const char *words) {
        QTest::newRow(name) << answers << stored << sent << isDeadLetter << QString::fromUtf8(words);
    };
    row("once", {200}, {100}, 1, false, "");
    row("second try", {503, 200}, {0, 100}, 2, false, "");
    row("one was lost", {503, 0, 200}, {0, 0, 100}, 4, false, "1 of 4 requests did not arrive");
    row("half stored, then all", {500, 200}, {50, 100}, 2, false, "50 events stored twice");
    row("delivered elsewhere", {}, {}, 1, false, "1 of 1 requests did not arrive · 100 events missing");
    row("given up", {500, 500}, {0, 0}, 2, true, "");
    row("given up, half stored", {500}, {50}, 1, true, "given up, but 50 events are stored");
    row("sent by another, too", {200, 200}, {100, 100}, 1, false,
        "1 more requests arrived than were sent · 100 events stored twice");
}

void TestComparison::namesTheDifference()
{
    QFETCH(const QList<int>, answers);
    QFETCH(const QList<int>, stored);
    QFETCH(const int, sent);
    QFETCH(const bool, isDeadLetter);
    QFETCH(const QString, words);
    QList<ReceivedRequest> requests;
    for (int i = 0; i < int(answers.size()); ++i)
        requests.append(request(7, answers[i] == 0 ? std::nullopt : std::optional(answers[i]), stored[i]));
    BatchSummary batch = isDeadLetter ? deadLetter(7) : delivered(7);
    batch.batch.events = 100;
    batch.attempts = sent;
    QCOMPARE(compare(batch, requests).difference, words);
}

void TestComparison::putsDifferencesFirst()
{
    Arrivals arrivals;
    std::vector<BatchRow> rows;
    for (const BatchId id : {4, 3, 2, 1}) {
        BatchSummary batch = delivered(id);
        batch.batch.events = 100;
        rows.push_back(packed(batch));
        if (id != 2)
            arrivals.add({request(id, 200, 100)});
    }
    QList<BatchId> order;
    for (const ComparedBatch &batch : compared(rows, arrivals, {}, later))
        order.append(batch.id);
    QCOMPARE(order, (QList<BatchId>{2, 4, 3, 1}));
}

void TestComparison::leavesOutWhatWasBefore()
{
    BatchSummary before = delivered(1);
    before.batch.createdAt = noon.wall - Milliseconds(1);
    BatchSummary after = delivered(2);
    after.batch.createdAt = noon.wall;
    BatchSummary unsent = batch(3);
    unsent.batch.createdAt = noon.wall;
    const std::vector<BatchRow> rows{packed(unsent), packed(after), packed(before)};
    const QList<ComparedBatch> shown = compared(rows, Arrivals(), noon.wall, later);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown.front().id, 2);
}

void TestComparison::judgesNoBatchThatIsUnderWay()
{
    BatchSummary settled = delivered(1);
    settled.batch.events = 100;
    const WallTime at = wallTimeFromEpochMs(packed(settled).wallMs);
    QVERIFY(compared(packed(settled), nullptr, at + Milliseconds(1999)).difference.isEmpty());
    QVERIFY(!compared(packed(settled), nullptr, at + Milliseconds(2000)).difference.isEmpty());
    QVERIFY(compared(packed(backingOff(2)), nullptr, later).difference.isEmpty());
}

void TestComparison::forgetsTheOldest()
{
    Arrivals arrivals(2);
    arrivals.add({request(1, 200, 100), request(2, 200, 100), request(1, 200, 100), request(3, 200, 100)});
    QVERIFY(!arrivals.find(requestId(1)));
    QVERIFY(arrivals.find(requestId(2)));
    QVERIFY(arrivals.find(requestId(3)));
}

void TestComparison::changesRowsInPlace()
{
    ComparisonModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const ComparedBatch same{
        .id = 1, .state = Mark::Delivered, .events = 100, .sent = 1, .arrived = 1, .accepted = 1, .stored = 100};
    ComparedBatch differs{.id = 2,
                          .state = Mark::Delivered,
                          .events = 100,
                          .sent = 4,
                          .arrived = 3,
                          .accepted = 1,
                          .stored = 100,
                          .difference = QStringLiteral("1 of 4 requests did not arrive")};
    model.show({same});
    model.show({differs, same});
    QCOMPARE(textOf(model),
             (QStringList{QStringLiteral("2 | Delivered | 100 | 4 | 3 | 1 | 100 | 1 of 4 requests did not arrive"),
                          QStringLiteral("1 | Delivered | 100 | 1 | 1 | 1 | 100 | none")}));
    QCOMPARE(model.differences(), 1);
    model.show({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
