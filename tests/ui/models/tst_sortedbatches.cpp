// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/sortedbatches.h"

#include "core/filter/filterparser.h"
#include "tests/ui/modeltext.h"
#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/models/batchmodel.h"
#include "ui/models/filteredbatches.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QDeadlineTimer>
#include <QSignalSpy>
#include <QTest>

#include <ctime>
#include <random>

using namespace penstock;
using namespace penstock::samples;

class TestSortedBatches final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void sortsByEachColumn_data();
    void sortsByEachColumn();
    void sortsAsAnIndependentSort_data();
    void sortsAsAnIndependentSort();
    void takesInWhatCameWhileItWasSorted();
    void keepsAPlaceUntilTheNextSort();
    void sortsNotForWhatChangesNoPlace();
    void keepsPersistentIndexes();
    void endsUpAsAFreshOne_data();
    void endsUpAsAFreshOne();
    void holdsTheWindowNeverForLong();

private:
    void sort(BatchModel::Column column, Qt::SortOrder order = Qt::AscendingOrder, FilteredBatches *filtered = nullptr);
    [[nodiscard]] QString ids() const { return textOf(*m_sorted, {BatchModel::Id}).join(u' '); }

    Moment m_now = noon;
    std::unique_ptr<BatchModel> m_list;
    std::unique_ptr<SortedBatches> m_sorted;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

qint64 threadMicroseconds()
{
    timespec used;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return qint64(used.tv_sec) * 1'000'000 + used.tv_nsec / 1000;
}

} // namespace

void TestSortedBatches::init()
{
    failOnAnyWarning();
    m_list = std::make_unique<BatchModel>(1, clockAt(&m_now));
    m_list->apply(
        {delivered(1), deadLetter(2), backingOff(3), delivered(4), tried(5, InFlight{1, noon}, 1, {}), batch(6)});
}

void TestSortedBatches::cleanup()
{
    m_tester.reset();
    m_sorted.reset();
    m_list.reset();
}

void TestSortedBatches::sort(BatchModel::Column column, Qt::SortOrder order, FilteredBatches *filtered)
{
    m_tester.reset();
    m_sorted = std::make_unique<SortedBatches>(*m_list, filtered, BatchSort{column, order});
    m_tester = std::make_unique<QAbstractItemModelTester>(m_sorted.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_VERIFY(m_sorted->isComplete());
}

void TestSortedBatches::sortsByEachColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("ascending");
    QTest::addColumn<QString>("descending");
    QTest::addRow("batch") << int(BatchModel::Id) << "1 2 3 4 5 6"
                           << "6 5 4 3 2 1";
    QTest::addRow("events") << int(BatchModel::Events) << "6 5 4 3 2 1"
                            << "6 5 4 3 2 1";
    QTest::addRow("attempt") << int(BatchModel::Try) << "6 5 4 1 3 2"
                             << "2 3 5 4 1 6";
    QTest::addRow("status") << int(BatchModel::Status) << "4 1 2 3 6 5"
                            << "3 2 4 1 6 5";
    QTest::addRow("next") << int(BatchModel::Next) << "3 6 5 4 2 1"
                          << "3 6 5 4 2 1";
}

void TestSortedBatches::sortsByEachColumn()
{
    QFETCH(const int, column);
    sort(BatchModel::Column(column));
    QTEST(ids(), "ascending");
    sort(BatchModel::Column(column), Qt::DescendingOrder);
    QTEST(ids(), "descending");
    QCOMPARE(m_sorted->mapFromSource(m_list->indexOf(4)).data(KeyRole).toLongLong(), 4);
}

void TestSortedBatches::sortsAsAnIndependentSort_data()
{
    QTest::addColumn<int>("column");
    for (const int column :
         {BatchModel::Id, BatchModel::State, BatchModel::Events, BatchModel::Size, BatchModel::Try, BatchModel::Status,
          BatchModel::Took, BatchModel::Next, BatchModel::RequestId, BatchModel::Created, BatchModel::Cause})
        QTest::addRow("%s", qPrintable(BatchModel::titles()[column])) << column;
}

//! Against a stable sort of the whole list, that is the newest first to begin with.
void TestSortedBatches::sortsAsAnIndependentSort()
{
    QFETCH(const int, column);
    std::mt19937 random(5);
    BatchRows rows;
    for (int i = 0; i < 1000; ++i) {
        BatchRow row = packed(i % 3 == 0 ? backingOff(1) : delivered(1));
        row.id = -i;
        row.requestId = QUuid(uint(random()), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        row.createdAtMs = qint64(random() % 50);
        row.wallMs = qint64(random() % 50);
        row.bytes = quint32(random() % 90);
        row.events = quint16(random() % 20);
        row.tookMs = int(random() % 30) - 1;
        row.status = qint16(random() % 4) - 1;
        row.tries = quint8(random() % 5);
        rows.rows.push_back(row);
    }
    m_list->addOlder(rows, true);
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        std::vector<BatchRow> expected;
        for (int row = 0; row < m_list->rowCount(); ++row)
            expected.push_back(m_list->row(row));
        const auto value = [this, column](const BatchRow &row) { return m_list->sortValue(row, column); };
        std::ranges::stable_sort(expected, [&](const BatchRow &a, const BatchRow &b) {
            if (!value(a) || !value(b))
                return value(a) && !value(b);
            return order == Qt::AscendingOrder ? *value(a) < *value(b) : *value(a) > *value(b);
        });
        QStringList expectedIds;
        for (const BatchRow &row : expected)
            expectedIds.append(QString::number(row.id));
        sort(BatchModel::Column(column), order);
        QStringList found;
        for (int row = 0; row < m_sorted->rowCount(); ++row)
            found.append(QString::number(m_sorted->index(row, 0).data(KeyRole).toLongLong()));
        QCOMPARE(found, expectedIds);
    }
}

void TestSortedBatches::takesInWhatCameWhileItWasSorted()
{
    m_sorted = std::make_unique<SortedBatches>(*m_list, nullptr, BatchSort{BatchModel::Status, Qt::AscendingOrder});
    m_list->apply({delivered(7), delivered(3), batch(8)});
    QCOMPARE(m_sorted->rowCount(), 0);
    QTRY_COMPARE(ids(), QStringLiteral("7 4 3 1 2 8 6 5"));
}

void TestSortedBatches::keepsAPlaceUntilTheNextSort()
{
    sort(BatchModel::Status);
    QCOMPARE(ids(), QStringLiteral("4 1 2 3 6 5"));
    const QModelIndex three = m_sorted->index(3, BatchModel::Status);
    m_list->apply({delivered(3), delivered(7)});
    QCOMPARE(ids(), QStringLiteral("4 1 2 3 6 5"));
    QCOMPARE(three.data().toString(), QStringLiteral("200"));
    QCOMPARE(m_sorted->mapFromSource(m_list->indexOf(3)).row(), 3);
    QVERIFY(!m_sorted->mapFromSource(m_list->indexOf(7)).isValid());
    QTRY_COMPARE(ids(), QStringLiteral("7 4 3 1 2 6 5"));
}

void TestSortedBatches::sortsNotForWhatChangesNoPlace()
{
    sort(BatchModel::Id, Qt::AscendingOrder);
    QSignalSpy moved(m_sorted.get(), &QAbstractItemModel::layoutChanged);
    m_list->apply({delivered(3)});
    m_list->apply({batch(7)});
    QTRY_COMPARE(ids(), QStringLiteral("1 2 3 4 5 6 7"));
    QCOMPARE(moved.count(), 1);
}

void TestSortedBatches::keepsPersistentIndexes()
{
    sort(BatchModel::Status);
    const QPersistentModelIndex two = m_sorted->mapFromSource(m_list->indexOf(2));
    QList<BatchSummary> many;
    for (BatchId id = 7; id < 100; ++id)
        many.append(id % 2 == 0 ? delivered(id) : backingOff(id));
    m_list->apply(many);
    m_list->apply({delivered(6), delivered(3)});
    QTRY_COMPARE(m_sorted->rowCount(), 99);
    QCOMPARE(two.data(KeyRole).toLongLong(), 2);
    QVERIFY(two.row() > 40);
    m_list->apply({delivered(2)});
    QTRY_VERIFY(two.row() < 60);
    QCOMPARE(two.data(KeyRole).toLongLong(), 2);
}

void TestSortedBatches::endsUpAsAFreshOne_data()
{
    QTest::addColumn<bool>("filtered");
    QTest::addRow("all") << false;
    QTest::addRow("filtered") << true;
}

//! Changes come before the first answer, while the other thread sorts and between two sorts.
void TestSortedBatches::endsUpAsAFreshOne()
{
    QFETCH(const bool, filtered);
    FilteredBatches passing(*m_list, parseFilter(QStringLiteral("-state:delivered"), noon.wall).value());
    QTRY_VERIFY(passing.isComplete());
    const FilteredBatches *source = filtered ? &passing : nullptr;
    std::mt19937 random(12);
    const auto any = [&random](BatchId most) { return BatchId(random() % quint64(most)); };
    m_sorted = std::make_unique<SortedBatches>(*m_list, source, BatchSort{BatchModel::Try, Qt::DescendingOrder});
    const QAbstractItemModelTester tester(m_sorted.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    BatchId newest = 6;
    for (int round = 0; round < 200; ++round) {
        QList<BatchSummary> update;
        for (BatchId left = any(round % 10 == 0 ? 200 : 12); left > 0; --left) {
            const BatchId id = any(4) == 0 ? ++newest : 1 + any(newest);
            const QList<BatchSummary> states{batch(id), backingOff(id), delivered(id), deadLetter(id)};
            update.append(states[any(4)]);
        }
        m_list->apply(update);
        QCoreApplication::processEvents();
        if (round == 100)
            QTRY_VERIFY(m_sorted->isComplete());
    }
    const auto textOfFresh = [this, source] {
        SortedBatches fresh(*m_list, source, {BatchModel::Try, Qt::DescendingOrder});
        [&fresh] { QTRY_VERIFY(fresh.isComplete()); }();
        return textOf(fresh, {BatchModel::Id}).join(u' ');
    };
    const QString expected = textOfFresh();
    QTRY_COMPARE(ids(), expected);
    QVERIFY(m_sorted->rowCount() > 50);
    m_sorted.reset();
}

//! By processor time of the window's thread, in a build without optimization: a guard against going through all of the
//! batches at once.
void TestSortedBatches::holdsTheWindowNeverForLong()
{
    BatchRows rows;
    constexpr int total = 1'000'000;
    rows.rows.assign(total, packed(delivered(1)));
    for (int i = 0; i < total; ++i) {
        rows.rows[std::size_t(i)].id = -i;
        rows.rows[std::size_t(i)].tookMs = i * 7919 % 10'007;
    }
    m_list->addOlder(rows, true);
    qint64 longest = 0;
    const auto step = [&longest](const auto &work) {
        const qint64 begun = threadMicroseconds();
        work();
        longest = qMax(longest, threadMicroseconds() - begun);
    };
    const auto until = [&step](const auto &done) {
        QDeadlineTimer end(20'000);
        while (!done() && !end.hasExpired())
            step([] {
                QCoreApplication::processEvents();
                QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            });
    };
    step([this] {
        m_sorted = std::make_unique<SortedBatches>(*m_list, nullptr, BatchSort{BatchModel::Took, Qt::DescendingOrder});
    });
    until([this] { return m_sorted->isComplete(); });
    QVERIFY(m_sorted->isComplete());
    QCOMPARE(m_sorted->rowCount(), total + 6);
    const qint64 toSort = longest;
    longest = 0;
    const QPersistentModelIndex first = m_sorted->index(0, 0);
    for (BatchId id = 7; id < 17; ++id)
        step([this, id] { m_list->apply({delivered(id), delivered(id - 1)}); });
    until([this] { return m_sorted->rowCount() == total + 16; });
    QCOMPARE(m_sorted->rowCount(), total + 16);
    QVERIFY(first.isValid());
    qInfo("the window stood still for %lld us to sort, for %lld us to follow", toSort, longest);
    QVERIFY2(toSort < 50'000, qPrintable(QStringLiteral("%1 us to sort").arg(toSort)));
    QVERIFY2(longest < 50'000, qPrintable(QStringLiteral("%1 us to follow").arg(longest)));
}

QTEST_GUILESS_MAIN(TestSortedBatches)
#include "tst_sortedbatches.moc"
