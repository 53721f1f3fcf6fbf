// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/batchview.h"

#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/models/batchmodel.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <ctime>

using namespace penstock;
using namespace penstock::samples;

class TestBatchView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void movesWithWhatIsNew();
    void standsStillWhenScrolledAway();
    void standsStillWhileARowIsSelected();
    void countsWhatIsNew();
    void goesLiveAgainAtTheTop();
    void keepsItsPlaceWhenOlderRowsComeIn();
    void startsLiveWithAnotherModel();
    void fetchesOlderRowsAtTheEnd();
    void keepsUpWithTheEngine();

private:
    void add(BatchId first, BatchId last);
    [[nodiscard]] BatchId topBatch() const;

    Moment m_now = noon;
    std::unique_ptr<BatchModel> m_model;
    std::unique_ptr<BatchView> m_view;
};

void TestBatchView::init()
{
    failOnAnyWarning();
    m_model = std::make_unique<BatchModel>(1, clockAt(&m_now));
    m_view = std::make_unique<BatchView>();
    add(1, 100);
    m_view->showBatches(m_model.get());
    m_view->resize(900, 300);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestBatchView::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void TestBatchView::add(BatchId first, BatchId last)
{
    QList<BatchSummary> batches;
    for (BatchId id = first; id <= last; ++id)
        batches.append(delivered(id));
    m_model->apply(batches);
    QCoreApplication::processEvents();
}

BatchId TestBatchView::topBatch() const
{
    return m_view->indexAt(QPoint(5, 1)).siblingAtColumn(BatchModel::Id).data().toLongLong();
}

void TestBatchView::movesWithWhatIsNew()
{
    QCOMPARE(topBatch(), 100);
    add(101, 128);
    QCOMPARE(topBatch(), 128);
    QVERIFY(m_view->isLive());
}

void TestBatchView::standsStillWhenScrolledAway()
{
    m_view->verticalScrollBar()->setValue(333);
    const BatchId before = topBatch();
    const int offset = m_view->rowViewportPosition(m_model->indexOf(before).row());
    QVERIFY(before < 100);
    add(101, 128);
    QCOMPARE(topBatch(), before);
    QCOMPARE(m_view->rowViewportPosition(m_model->indexOf(before).row()), offset);
    QVERIFY(!m_view->isLive());
}

void TestBatchView::standsStillWhileARowIsSelected()
{
    const QPoint fourth(40, m_view->rowViewportPosition(3) + 2);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, fourth);
    QCOMPARE(m_view->currentBatch(), 97);
    QVERIFY(!m_view->isLive());
    add(101, 128);
    QCOMPARE(topBatch(), 100);
    QCOMPARE(m_view->currentBatch(), 97);
}

void TestBatchView::countsWhatIsNew()
{
    QSignalSpy changed(m_view.get(), &BatchView::liveChanged);
    m_view->verticalScrollBar()->setValue(333);
    add(101, 128);
    add(129, 130);
    QCOMPARE(m_view->newRows(), 30);
    QCOMPARE(changed.count(), 3);
}

void TestBatchView::goesLiveAgainAtTheTop()
{
    m_view->verticalScrollBar()->setValue(333);
    add(101, 128);
    m_view->goLive();
    QVERIFY(m_view->isLive());
    QCOMPARE(topBatch(), 128);
    QCOMPARE(m_view->newRows(), 0);

    m_view->verticalScrollBar()->setValue(50);
    QVERIFY(!m_view->isLive());
    m_view->verticalScrollBar()->setValue(0);
    QVERIFY(m_view->isLive());
}

void TestBatchView::keepsItsPlaceWhenOlderRowsComeIn()
{
    m_model->apply({backingOff(-50)});
    m_view->scrollToBottom();
    QCoreApplication::processEvents();
    const BatchId before = topBatch();
    m_model->addOlder(page({delivered(0), delivered(-1), backingOff(-50), delivered(-60)}), true);
    QCoreApplication::processEvents();
    QCOMPARE(topBatch(), before);
    QCOMPARE(m_view->newRows(), 0);
}

void TestBatchView::startsLiveWithAnotherModel()
{
    m_view->selectRow(3);
    BatchModel other(2, clockAt(&m_now));
    QSignalSpy current(m_view.get(), &BatchView::currentBatchChanged);
    m_view->showBatches(&other);
    QVERIFY(m_view->isLive());
    QCOMPARE(m_view->currentBatch(), 0);
    QCOMPARE(current.last().first().toLongLong(), 0);
    m_view->showBatches(nullptr);
}

void TestBatchView::fetchesOlderRowsAtTheEnd()
{
    QSignalSpy wanted(m_model.get(), &BatchTableModel::olderWanted);
    m_view->scrollToBottom();
    QTRY_COMPARE(wanted.count(), 1);
}

void TestBatchView::keepsUpWithTheEngine()
{
    add(101, 100'000);
    m_view->verticalScrollBar()->setValue(333);
    // Processor time: what an update costs the window, whatever else the machine does meanwhile.
    const std::clock_t begun = std::clock();
    // Ten updates a second of 500 batches each are 5,000 batches a second.
    for (int update = 0; update < 20; ++update)
        add(100'001 + update * 500, 100'500 + update * 500);
    const qint64 each = qint64(std::clock() - begun) * 1000 / CLOCKS_PER_SEC / 20;
    QVERIFY2(each < 50, qPrintable(QStringLiteral("%1 ms for an update").arg(each)));
}

QTEST_MAIN(TestBatchView)
#include "tst_batchview.moc"
