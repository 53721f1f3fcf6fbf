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

QTEST_GUILESS_MAIN(TestStreamModel)
#include "tst_streammodel.moc"
