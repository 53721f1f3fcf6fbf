// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/windowprogram.h"
#include "tests/bench/heartbeat.h"
#include "tests/integration/programs.h"
#include "tests/support/memoryuse.h"
#include "tests/ui/strict.h"

#include <QAction>
#include <QApplication>
#include <QJsonArray>
#include <QTableView>
#include <QTest>

using namespace penstock;

namespace {

constexpr int eventsPerBatch = 10;
constexpr int patience = 1'500'000; // ms

int wantedBatches()
{
    return qEnvironmentVariableIntValue("PENSTOCK_BATCHES");
}

} // namespace

//! A stream delivers at full rate, some of it only at the second try, while the window shows every batch.
class TestWindowLoad final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryAndHeartbeatStayInBounds();
};

void TestWindowLoad::memoryAndHeartbeatStayInBounds()
{
    failOnAnyWarning();
    const int batches = wantedBatches();
    QVERIFY2(batches > 0, "PENSTOCK_BATCHES says how many");
    QTemporaryDir folder;
    nameApplication();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.filePath(QStringLiteral("settings")));
    qputenv("XDG_CONFIG_HOME", folder.filePath(QStringLiteral("config")).toUtf8());
    Receiver receiver(R"({"version":1,"seed":3,"chance":[{"weight":99,"status":200},{"weight":1,"status":503}]})");
    const QString file = writeStream(
        folder.path(), receiver.url(),
        {{QStringLiteral("source"), QJsonObject{{QStringLiteral("kind"), QStringLiteral("generator")},
                                                {QStringLiteral("events"), batches * eventsPerBatch}}},
         {QStringLiteral("delivery"), QJsonObject{{QStringLiteral("batchSize"), eventsPerBatch},
                                                  {QStringLiteral("retryDelaysMs"), QJsonArray{200, 200, 200}}}}});

    WindowProgram program(*qApp, {.dataFolder = folder.filePath(QStringLiteral("data")), .files = {file}});
    program.start();
    MainWindow &window = program.window();
    QTRY_VERIFY(!window.streams().isEmpty());
    auto *start = window.findChild<QAction *>(QStringLiteral("startAction"));
    QTRY_VERIFY(start->isEnabled());
    auto *table = window.findChild<QTableView *>(QStringLiteral("batchTable"));
    QVERIFY(table && table->isVisible());

    const MemoryUse memory;
    Heartbeat heartbeat;
    start->trigger();
    heartbeat.start();
    // A wait that was over closed some of them early: those hold fewer events, and there are more of them.
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() >= batches, patience);
    QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), patience); // the source has ended, and all is settled
    heartbeat.stop();

    qInfo("%s; %lld MiB more", qPrintable(heartbeat.report()), memory.growthKiB() / 1024);
    // What a user's eye and hand wait for; on a busy machine more than what the window itself takes.
    QVERIFY2(heartbeat.gap(0.5) < 20, qPrintable(heartbeat.report()));
    QVERIFY2(heartbeat.gap(0.99) < 100, qPrintable(heartbeat.report()));
    // The program's own buffers and caches, and at most a kilobyte for each batch that the window lists.
    QVERIFY2(memory.growthKiB() < 200 * 1024 + batches, qPrintable(QString::number(memory.growthKiB())));
    const QJsonObject counters = receiver.finish();
    QCOMPARE(number(counters, "events", "acceptedUnique"), batches * eventsPerBatch);
}

QTEST_MAIN(TestWindowLoad)
#include "tst_windowload.moc"
