// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/streammodel.h"

#include "tests/ui/samples.h"
#include "tests/ui/strict.h"
#include "ui/models/mark.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace penstock;
using namespace penstock::samples;

class TestStreamModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void saysWhatAStreamDoes_data();
    void saysWhatAStreamDoes();
    void changesOneRow();
    void removesAStream();
    void addsAStreamInItsPlace();
    void saysMoreThanItsState_data();
    void saysMoreThanItsState();
    void movesAStream_data();
    void movesAStream();
    void refusesAMoveThatIsNone();
    void asksForAnotherName();

private:
    Moment m_now = noon;
};

namespace {

StreamStatus status(RunState state, BatchCounts counts = {}, double rate = 0)
{
    StreamStatus status;
    status.id = 1;
    status.name = QStringLiteral("Orders");
    status.state = std::move(state);
    status.batches = counts;
    status.eventsPerSecond = rate;
    status.nextRetry = noon + Milliseconds(42'000);
    status.notCollected = {{"MOE_EMAIL_OPEN", 1000}, {"MOE_EMAIL_SENT", 204}};
    return status;
}

} // namespace

void TestStreamModel::saysWhatAStreamDoes_data()
{
    QTest::addColumn<StreamStatus>("status");
    QTest::addColumn<Mark>("mark");
    QTest::addColumn<QString>("line");

    const BatchCounts failing{.queued = 1, .inFlight = 3, .backingOff = 2};
    QTest::addRow("stopped") << status(Stopped{}) << Mark::Stopped << QStringLiteral("Stopped");
    QTest::addRow("stopped with work left")
        << status(Stopped{}, failing) << Mark::Stopped << QStringLiteral("Stopped · 6 waiting");
    QTest::addRow("stopped for a reason")
        << status(Stopped{QStringLiteral("finished")}) << Mark::Stopped << QStringLiteral("Stopped: finished");
    QTest::addRow("running idle") << status(Running{}) << Mark::Running << QStringLiteral("Running");
    QTest::addRow("running") << status(Running{}, {}, 412) << Mark::Running << QStringLiteral("412 events/s");
    QTest::addRow("failing while others pass")
        << status(Running{}, failing, 412) << Mark::Failing << QStringLiteral("412 events/s · 2 backing off");
    QTest::addRow("failing") << status(Running{}, failing) << Mark::Failing
                             << QStringLiteral("2 backing off · next try 0:42");
    QTest::addRow("stopping") << status(Stopping{}, failing) << Mark::Stopping
                              << QStringLiteral("Stopping · 3 in flight");
    QTest::addRow("blocked") << status(Blocked{QStringLiteral("the disk is full")}) << Mark::Blocked
                             << QStringLiteral("Blocked: the disk is full");
    QTest::addRow("paused") << status(Paused{noon}) << Mark::Paused
                            << QStringLiteral("Paused 14:00 · 1,204 not collected");
    StreamStatus tripped = status(Running{}, failing);
    tripped.tripped = Tripped{noon, 20, noon + Milliseconds(42'000)};
    QTest::addRow("held by its breaker") << tripped << Mark::Held << QStringLiteral("Held by its breaker · probe 0:42");
    QTest::addRow("held") << status(Held{noon}, failing) << Mark::Held << QStringLiteral("Held 14:00 · 6 waiting");
}

void TestStreamModel::saysWhatAStreamDoes()
{
    QFETCH(StreamStatus, status);
    QFETCH(Mark, mark);
    QFETCH(QString, line);
    StreamModel model(clockAt(&m_now));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, QStringLiteral("Orders"));
    model.show(status);
    const QModelIndex index = model.index(0);
    QCOMPARE(index.data().toString(), QStringLiteral("Orders"));
    QCOMPARE(index.data(MarkRole).value<Mark>(), mark);
    QCOMPARE(index.data(DetailRole).toString(), line);
}

void TestStreamModel::changesOneRow()
{
    StreamModel model(clockAt(&m_now));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(2, QStringLiteral("CRM"));
    model.add(1, QStringLiteral("Orders"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.show(status(Running{}));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);

    StreamStatus unknown = status(Running{});
    unknown.id = 77;
    model.show(unknown);
    QCOMPARE(changed.count(), 1);
}

void TestStreamModel::removesAStream()
{
    StreamModel model(clockAt(&m_now));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, QStringLiteral("Orders"));
    model.add(2, QStringLiteral("CRM"));
    model.remove(1);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowOf(2), 0);
    QCOMPARE(model.rowOf(1), -1);
}

void TestStreamModel::addsAStreamInItsPlace()
{
    StreamModel model(clockAt(&m_now));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, QStringLiteral("A"));
    model.add(2, QStringLiteral("B"), 0);
    model.add(3, QStringLiteral("C"), 1);
    model.add(4, QStringLiteral("D"), 99);
    QCOMPARE(model.ids(), QList<StreamId>({2, 3, 1, 4}));
}

void TestStreamModel::saysMoreThanItsState_data()
{
    QTest::addColumn<StreamTraits>("traits");
    QTest::addColumn<bool>("updateWaits");
    QTest::addColumn<QString>("line");

    const auto fault = QStringLiteral("file is gone");
    QTest::addRow("nothing") << StreamTraits{} << false << QStringLiteral("Stopped");
    QTest::addRow("edited") << StreamTraits{.edited = true} << false << QStringLiteral("Stopped · edited");
    QTest::addRow("a draft") << StreamTraits{.mistakes = 2} << false << QStringLiteral("Draft");
    QTest::addRow("an edited draft") << StreamTraits{.edited = true, .mistakes = 2} << false
                                     << QStringLiteral("Draft · edited");
    QTest::addRow("a fault") << StreamTraits{.mistakes = 2, .fault = fault} << false << fault;
    QTest::addRow("changed") << StreamTraits{} << true << QStringLiteral("Stopped · changed since its start");
}

void TestStreamModel::saysMoreThanItsState()
{
    QFETCH(const StreamTraits, traits);
    QFETCH(const bool, updateWaits);
    QFETCH(const QString, line);
    StreamModel model(clockAt(&m_now));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, QStringLiteral("Orders"));
    StreamStatus shown = status(Stopped{});
    shown.updateWaits = updateWaits;
    model.show(shown);
    model.setTraits(1, traits);
    QCOMPARE(model.index(0).data(DetailRole).toString(), line);
    QCOMPARE(model.index(0).data(FaultRole).isValid(), !traits.fault.isEmpty());

    StreamTraits production = traits;
    production.environment = Environment::Production;
    model.setTraits(1, production);
    QCOMPARE(model.index(0).data(EnvironmentRole).value<Environment>(), Environment::Production);
    QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Production")));
    QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(line));
}

void TestStreamModel::movesAStream_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("before");
    QTest::addColumn<QList<StreamId>>("order");
    QTest::addRow("to the top") << 2 << 0 << QList<StreamId>{3, 1, 2, 4};
    QTest::addRow("to the bottom") << 0 << 4 << QList<StreamId>{2, 3, 4, 1};
    QTest::addRow("up by one") << 2 << 1 << QList<StreamId>{1, 3, 2, 4};
    QTest::addRow("down by one") << 1 << 3 << QList<StreamId>{1, 3, 2, 4};
}

void TestStreamModel::movesAStream()
{
    QFETCH(const int, row);
    QFETCH(const int, before);
    QFETCH(const QList<StreamId>, order);
    StreamModel model(clockAt(&m_now));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const StreamId id : {1, 2, 3, 4})
        model.add(id, QString::number(id));
    const QPersistentModelIndex moved = model.index(row);
    const StreamId id = model.idAt(row);
    QVERIFY(model.moveRow({}, row, {}, before));
    QCOMPARE(model.ids(), order);
    QCOMPARE(model.idAt(moved.row()), id);
}

void TestStreamModel::refusesAMoveThatIsNone()
{
    StreamModel model(clockAt(&m_now));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, QStringLiteral("A"));
    model.add(2, QStringLiteral("B"));
    QVERIFY(!model.moveRow({}, 0, {}, -1));
    QVERIFY(!model.moveRow({}, 0, {}, 0));
    QVERIFY(!model.moveRow({}, 0, {}, 1));
    QVERIFY(!model.moveRow({}, 1, {}, 3));
    QVERIFY(!model.moveRow({}, 2, {}, 0));
    QCOMPARE(model.ids(), QList<StreamId>({1, 2}));
    // A row is dropped between others, never on one.
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsDropEnabled));
    QVERIFY(model.flags({}).testFlag(Qt::ItemIsDropEnabled));
    QVERIFY(model.flags(model.index(0)).testFlag(Qt::ItemIsDragEnabled));
}

void TestStreamModel::asksForAnotherName()
{
    StreamModel model(clockAt(&m_now));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(1, QStringLiteral("Orders"));
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsEditable));
    model.setTraits(1, {.canBeRenamed = true});
    QVERIFY(model.flags(model.index(0)).testFlag(Qt::ItemIsEditable));

    QSignalSpy wanted(&model, &StreamModel::renameWanted);
    for (const char *name : {" Sales ", "Orders", "  "})
        model.setData(model.index(0), QString::fromLatin1(name));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().at(1).toString(), QStringLiteral("Sales"));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Orders"));
    model.setName(1, QStringLiteral("Sales"));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Sales"));
}

QTEST_GUILESS_MAIN(TestStreamModel)
#include "tst_streammodel.moc"
