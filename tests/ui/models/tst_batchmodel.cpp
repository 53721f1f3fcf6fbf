// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/batchmodel.h"

#include "tests/ui/modeltext.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace penstock;
using namespace penstock::samples;

class TestBatchModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsEachState_data();
    void showsEachState();
    void countsDownByTheSteadyClock();
    void putsNewBatchesOnTop();
    void changesRowsInPlace();
    void takesTheNewestStateOfOneUpdate();
    void fillsTheGapBelowLiveBatches();
    void keepsLiveStatesWhenOlderOnesComeIn();
    void readsAllOlderPagesOneAtATime();
    void holdsBackWhatComesInBeforeItsPage();
    void asksAgainAfterAFailure();
    void givesBackWhatItWasGiven();
    void holdsAMillionBatches();

private:
    void startWithoutTester(); //!< which fetches by itself, and looks at every row
    [[nodiscard]] QStringList ids() const { return textOf(*m_model, {BatchModel::Id}); }

    Moment m_now = noon;
    std::unique_ptr<BatchModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestBatchModel::init()
{
    failOnAnyWarning();
    m_now = noon;
    m_model = std::make_unique<BatchModel>(1, clockAt(&m_now));
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestBatchModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestBatchModel::startWithoutTester()
{
    m_tester.reset();
    m_model = std::make_unique<BatchModel>(1, clockAt(&m_now));
}

void TestBatchModel::showsEachState_data()
{
    QTest::addColumn<BatchSummary>("batch");
    QTest::addColumn<QString>("text");

    const auto id = [](BatchId batch, const char *cause = "") {
        return QStringLiteral("%1 | 2026-11-23 14:00:00 | %2")
            .arg(QString::fromLatin1(requestId(batch)), QString::fromLatin1(cause));
    };
    QTest::addRow("queued") << batch(1) << QStringLiteral("1 | Queued | 100 | 61 KB |  |  |  |  | ") + id(1);
    QTest::addRow("in flight") << tried(2, InFlight{1, noon + Milliseconds(-200)}, 1, {})
                               << QStringLiteral("2 | In flight | 100 | 61 KB | 1 of 4 |  | 200 ms |  | ") + id(2);
    QTest::addRow("backing off") << backingOff(3)
                                 << QStringLiteral(
                                        "3 | Backing off | 100 | 61 KB | 2 of 4 | 503 | 81 ms | in 0:42 | ") +
                                        id(3, "Receiver failed (5xx)");
    QTest::addRow("delivered") << delivered(4)
                               << QStringLiteral("4 | Delivered | 100 | 61 KB | 1 of 4 | 200 | 81 ms |  | ") + id(4);
    QTest::addRow("dead letter") << deadLetter(5)
                                 << QStringLiteral("5 | Dead letter | 100 | 61 KB | 4 of 4 | 413 | 81 ms |  | ") +
                                        id(5, "Too large (413)");
}

void TestBatchModel::showsEachState()
{
    QFETCH(BatchSummary, batch);
    QFETCH(QString, text);
    m_model->apply({batch});
    QCOMPARE(textOf(*m_model), QStringList(text));
}

void TestBatchModel::countsDownByTheSteadyClock()
{
    m_model->apply({backingOff(1)});
    m_now.steady += Milliseconds(1500);
    m_now.wall += std::chrono::hours(3);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->tick();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(textOf(*m_model, {BatchModel::Next}), QStringList(QStringLiteral("in 0:41")));
    m_now.steady += std::chrono::hours(1);
    QCOMPARE(textOf(*m_model, {BatchModel::Next}), QStringList(QStringLiteral("in 0:00")));
}

void TestBatchModel::putsNewBatchesOnTop()
{
    m_model->apply({batch(2), batch(1)});
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_model->apply({batch(3), batch(5), batch(4)});
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 0);
    QCOMPARE(inserted.first().at(2).toInt(), 2);
    QCOMPARE(ids(), QStringLiteral("5,4,3,2,1").split(QLatin1Char(',')));
}

void TestBatchModel::changesRowsInPlace()
{
    m_model->apply({batch(1), batch(2), batch(3)});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_model->apply({delivered(2), delivered(3)});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 0);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(textOf(*m_model, {BatchModel::State}),
             QStringLiteral("Delivered,Delivered,Queued").split(QLatin1Char(',')));
}

void TestBatchModel::takesTheNewestStateOfOneUpdate()
{
    m_model->apply({batch(1), delivered(1)});
    QCOMPARE(textOf(*m_model, {BatchModel::State}), QStringList(QStringLiteral("Delivered")));
}

void TestBatchModel::fillsTheGapBelowLiveBatches()
{
    // An old batch that is tried again comes in live before the history around it was read.
    m_model->apply({batch(10), backingOff(4)});
    m_model->addOlder(page({delivered(9), delivered(7), delivered(5), backingOff(4), delivered(2)}), true);
    QCOMPARE(ids(), QStringLiteral("10,9,7,5,4,2").split(QLatin1Char(',')));
}

void TestBatchModel::keepsLiveStatesWhenOlderOnesComeIn()
{
    m_model->apply({delivered(4)});
    m_model->addOlder(page({backingOff(4)}), true);
    QCOMPARE(textOf(*m_model, {BatchModel::State}), QStringList(QStringLiteral("Delivered")));
}

void TestBatchModel::readsAllOlderPagesOneAtATime()
{
    startWithoutTester();
    QSignalSpy wanted(m_model.get(), &BatchTableModel::olderWanted);
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    m_model->fetchMore({});
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.takeFirst(), (QVariantList{BatchId(0), BatchTableModel::firstPage}));

    m_model->addOlder(page({delivered(9), delivered(7)}), false);
    m_model->fetchMore({});
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.takeFirst(), (QVariantList{BatchId(7), BatchTableModel::nextPage}));
    m_model->addOlder(page({delivered(3)}), true);
    QCOMPARE(wanted.count(), 0);
    QVERIFY(!m_model->canFetchMore({}));
}

void TestBatchModel::holdsBackWhatComesInBeforeItsPage()
{
    startWithoutTester();
    m_model->fetchMore({});
    m_model->addOlder(page({delivered(9), delivered(8)}), false);
    m_model->apply({tried(4, InFlight{2, noon}, 1, {})});
    m_model->apply({delivered(4)});
    QCOMPARE(ids(), QStringLiteral("9,8").split(QLatin1Char(',')));

    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_model->addOlder(page({delivered(5), backingOff(4), delivered(3)}), true);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(ids(), QStringLiteral("9,8,5,4,3").split(QLatin1Char(',')));
    QCOMPARE(m_model->index(3, BatchModel::State).data().toString(), QStringLiteral("Delivered"));
    QCOMPARE(m_model->index(3, BatchModel::State).data(Qt::ToolTipRole).toString().left(9),
             QStringLiteral("Delivered"));
}

void TestBatchModel::asksAgainAfterAFailure()
{
    startWithoutTester();
    m_model->fetchMore({});
    QVERIFY(!m_model->canFetchMore({}));
    m_model->olderFailed();
    QVERIFY(m_model->canFetchMore({}));
}

void TestBatchModel::givesBackWhatItWasGiven()
{
    const BatchSummary given = backingOff(7);
    m_model->apply({given});
    const auto taken = m_model->batch(7);
    QVERIFY(taken);
    QCOMPARE(taken->state, given.state);
    QCOMPARE(taken->batch.requestId, given.batch.requestId);
    QCOMPARE(taken->batch.bytes, given.batch.bytes);
    QCOMPARE(taken->attempts, given.attempts);
    QVERIFY(taken->lastStatus == given.lastStatus);
    QCOMPARE(m_model->indexOf(7).data(KeyRole).toLongLong(), 7);
    QVERIFY(!m_model->batch(8));
}

void TestBatchModel::holdsAMillionBatches()
{
    startWithoutTester();
    constexpr int total = 1'000'000;
    constexpr int update = 500;
    QList<BatchSummary> batches(update, delivered(1));
    for (BatchId first = 1; first < total; first += update) {
        for (int i = 0; i < update; ++i)
            batches[i].batch.id = first + i;
        m_model->apply(batches);
    }
    QCOMPARE(m_model->rowCount(), total);
    QCOMPARE(m_model->index(0, 0).data().toString(), QStringLiteral("1000000"));
    QCOMPARE(m_model->indexOf(1).row(), total - 1);
}

QTEST_GUILESS_MAIN(TestBatchModel)
#include "tst_batchmodel.moc"
