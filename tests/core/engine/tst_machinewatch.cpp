// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/machinewatch.h"
#include "tests/support/fakescheduler.h"

#include <QSignalSpy>
#include <QThreadPool>
#include <QtTest>

#include <atomic>

using namespace penstock;
using namespace std::chrono_literals;

class TestMachineWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsThatADiskIsFullAndThatItIsOver();
    void tellsOfASleepForAWhile();
    void tellsOfAClockThatWasSet();
    void tellsThatTheNetworkIsGone();

private:
    void look();
    [[nodiscard]] QStringList problems() const;

    FakeScheduler m_scheduler;
    Milliseconds m_asleep{0};
    std::atomic<qint64> m_freeBytes = 0;
    std::atomic<bool> m_hasNetwork = true;
    std::unique_ptr<MachineWatch> m_watch;
};

void TestMachineWatch::init()
{
    m_freeBytes = Storage::lowBytes;
    m_hasNetwork = true;
    m_watch = std::make_unique<MachineWatch>(
        m_scheduler, QStringLiteral("/data"),
        MachineProbe{.clocks =
                         [this] {
                             const Moment now = m_scheduler.now();
                             return ClockReading{now, now.steady.time_since_epoch() - m_asleep};
                         },
                     .storage =
                         [this](const QString &) {
                             return Storage{stateOfFree(m_freeBytes), m_freeBytes};
                         },
                     .hasNetwork = [this] { return m_hasNetwork.load(); }});
    look();
}

void TestMachineWatch::look()
{
    for (int i = 0; i < 2; ++i) {
        m_scheduler.advance(MachineWatch::interval);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
}

QStringList TestMachineWatch::problems() const
{
    QStringList names;
    for (const MachineProblem &problem : m_watch->problems())
        names << problemName(problem.kind);
    return names;
}

void TestMachineWatch::tellsThatADiskIsFullAndThatItIsOver()
{
    QSignalSpy began(m_watch.get(), &MachineWatch::began);
    QSignalSpy ended(m_watch.get(), &MachineWatch::ended);
    QCOMPARE(problems(), QStringList());
    m_freeBytes = 1;
    look();
    QCOMPARE(problems(), QStringList{QStringLiteral("diskFull")});
    m_freeBytes = 2; // says the new number, and begins nothing
    look();
    QCOMPARE(began.count(), 1);
    m_freeBytes = Storage::lowBytes;
    look();
    QCOMPARE(problems(), QStringList());
    QCOMPARE(ended.count(), 1);
}

void TestMachineWatch::tellsOfASleepForAWhile()
{
    m_asleep += 1h;
    m_scheduler.sleep(1h);
    look();
    QCOMPARE(problems(), QStringList{QStringLiteral("slept")});
    m_scheduler.advance(MachineWatch::tellTime);
    look();
    QCOMPARE(problems(), QStringList());
}

void TestMachineWatch::tellsOfAClockThatWasSet()
{
    m_scheduler.jumpWallClock(-10min);
    look();
    QCOMPARE(problems(), QStringList{QStringLiteral("clockJumped")});
}

void TestMachineWatch::tellsThatTheNetworkIsGone()
{
    StreamStatus status{.id = 1, .name = QStringLiteral("A"), .state = Running{}};
    status.lastFailure = Failure{{}, QStringLiteral("the request to localhost failed: unreachable")};
    m_hasNetwork = false;
    m_watch->take(status, QStringLiteral("localhost"));
    look();
    QCOMPARE(problems(), QStringList());
    status.lastFailure =
        Failure{{}, QStringLiteral("the host in.acme.test was not found: no address is known for that name")};
    m_watch->take(status, QStringLiteral("in.acme.test"));
    look();
    const bool isKnownCause = problems() == QStringList{QStringLiteral("networkGone")};
    QVERIFY2(isKnownCause, qPrintable(problems().join(u',')));
    status.lastFailure.reset();
    m_watch->take(status, QStringLiteral("in.acme.test"));
    look();
    QCOMPARE(problems(), QStringList());
}

QTEST_GUILESS_MAIN(TestMachineWatch)
#include "tst_machinewatch.moc"
