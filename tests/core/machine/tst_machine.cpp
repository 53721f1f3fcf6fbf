// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/failuretemplates.h"
#include "core/machine/clockwatch.h"
#include "core/machine/machineproblem.h"
#include "core/machine/networkevidence.h"
#include "core/outbox/schema.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace penstock;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(penstock::Milliseconds)
Q_DECLARE_METATYPE(penstock::Storage::State)

namespace {

Failure unknownHost(const QString &host)
{
    return {{}, QString::fromUtf8(failuretemplates::hostUnknown).arg(host)};
}

} // namespace

class TestMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsJumpsAndSleepApart_data()
    {
        QTest::addColumn<Milliseconds>("wall");
        QTest::addColumn<Milliseconds>("steady");
        QTest::addColumn<Milliseconds>("awake");
        QTest::addColumn<Milliseconds>("jumped");
        QTest::addColumn<Milliseconds>("slept");
        const auto row = [](const char *name, Milliseconds wall, Milliseconds steady, Milliseconds awake,
                            Milliseconds jumped, Milliseconds slept) {
            QTest::addRow("%s", name) << wall << steady << awake << jumped << slept;
        };
        row("nothing", 2s, 2s, 2s, 0s, 0s);
        row("the thread was late", 60s, 60s, 60s, 0s, 0s);
        row("slewed by the time service", 2500ms, 2s, 2s, 0s, 0s);
        row("just not", 7s, 2s, 2s, 0s, 0s);
        row("forward", 7001ms, 2s, 2s, 5001ms, 0s);
        row("back an hour", -3598s, 2s, 2s, -3600s, 0s);
        row("slept", 62s, 62s, 2s, 0s, 60s);
        row("slept, and the clock was set on waking", 72s, 62s, 2s, 10s, 60s);
    }
    void tellsJumpsAndSleepApart()
    {
        QFETCH(const Milliseconds, wall);
        QFETCH(const Milliseconds, steady);
        QFETCH(const Milliseconds, awake);
        QFETCH(const Milliseconds, jumped);
        QFETCH(const Milliseconds, slept);
        const ClockReading first{{wallTimeFromEpochMs(1'700'000'000'000), SteadyTime(1h)}, 30min};
        ClockWatch watch;
        ClockWatch::News news = watch.take(first);
        QVERIFY(!news.jumped && !news.slept);
        news = watch.take({{first.now.wall + wall, first.now.steady + steady}, first.awake + awake});
        QCOMPARE(news.jumped.value_or(0ms), jumped);
        QCOMPARE(news.slept.value_or(0ms), slept);
    }

    void readsItsOwnClocks()
    {
        const ClockReading reading = readClocks();
        QVERIFY(reading.awake > 0ms);
        QVERIFY(reading.awake <= reading.now.steady.time_since_epoch() + 10ms);
    }

    void judgesFreeSpace_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<Storage::State>("state");
        QTest::addRow("none") << qint64(0) << Storage::State::Full;
        QTest::addRow("less than the outbox keeps in hand") << Storage::neededBytes - 1 << Storage::State::Full;
        QTest::addRow("enough for it") << Storage::neededBytes << Storage::State::AlmostFull;
        QTest::addRow("plenty") << Storage::lowBytes << Storage::State::Fine;
    }
    void judgesFreeSpace()
    {
        QFETCH(const qint64, bytes);
        QFETCH(const Storage::State, state);
        QCOMPARE(stateOfFree(bytes), state);
    }

    void seesAFolderThatIsGone()
    {
        QTemporaryDir folder;
        QCOMPARE(readStorage(folder.path()).state, Storage::State::Gone);
        QFile database(databasePath(folder.path()));
        QVERIFY(database.open(QIODevice::WriteOnly));
        const Storage::State state = readStorage(folder.path()).state;
        QVERIFY(state != Storage::State::Gone && state != Storage::State::ReadOnly);
        QVERIFY(folder.remove());
        QCOMPARE(readStorage(folder.path()).state, Storage::State::Gone);
    }

    void saysWhatItDoesAboutEach()
    {
        QVERIFY(!problemOf(Storage{}, QStringLiteral("/data")));
        const auto full = problemOf({Storage::State::Full, 1'200'000}, QStringLiteral("/data"));
        QCOMPARE(full->text,
                 QStringLiteral("The disk that holds /data is full: 1.2 MB are left, 8.4 MB are needed. Reading "
                                "and delivery wait, nothing is lost; both go on by themselves when there is "
                                "room."));
        QVERIFY(clockJumped(-3600s).text.startsWith(QStringLiteral("The clock was set back by 60 min.")));
        QVERIFY(slept(8h).text.startsWith(QStringLiteral("This computer slept for 8 h 0 min.")));
    }

    void doesNotTakeOneDeadHostForTheNetwork()
    {
        NetworkEvidence evidence;
        QVERIFY(!evidence.isGone(false)); // nobody needs it
        evidence.take(QStringLiteral("a.test"), unknownHost(QStringLiteral("a.test")));
        QVERIFY(!evidence.isGone(true));
        QVERIFY(evidence.isGone(false));
        evidence.take(QStringLiteral("b.test"), unknownHost(QStringLiteral("b.test")));
        QVERIFY(evidence.isGone(true));
        evidence.take(QStringLiteral("b.test"), std::nullopt);
        QVERIFY(!evidence.isGone(true));
        QVERIFY(!evidence.isGone(false));
        evidence.take(QStringLiteral("b.test"), Failure{503, QStringLiteral("answered 503 Service Unavailable")});
        QVERIFY(!evidence.isGone(true));
        evidence.forget(QStringLiteral("b.test"));
        QVERIFY(evidence.isGone(false));
    }

    void needsNoNetworkForThisMachine()
    {
        NetworkEvidence evidence;
        for (const auto *host : {"localhost", "LOCALHOST", "127.0.0.1", "127.8.9.1", "::1", "x.localhost"})
            evidence.take(QString::fromLatin1(host), unknownHost(QString::fromLatin1(host)));
        QVERIFY(!evidence.isGone(false));
    }
};

QTEST_GUILESS_MAIN(TestMachine)
#include "tst_machine.moc"
