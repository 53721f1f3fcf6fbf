// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/noticewords.h"

#include <QtTest>

using namespace penstock;
using namespace std::chrono_literals;

namespace {

//! Streams whose numbers a test moves, told every second as the engine does.
class Desk
{
public:
    StreamStatus &stream(StreamId id)
    {
        StreamStatus &status = m_streams[id];
        if (status.id == 0) {
            status.id = id;
            status.name = QStringLiteral("S%1").arg(id);
            status.state = Running{};
        }
        return status;
    }

    void fail(StreamId id)
    {
        stream(id).batches.backingOff = 1;
        stream(id).lastFailure = Failure{503, QStringLiteral("answered 503 Service Unavailable")};
    }

    void deliver(StreamId id)
    {
        stream(id).batches.backingOff = 0;
        stream(id).lastFailure.reset();
        ++stream(id).run.batchesDelivered;
    }

    void giveUp(StreamId id, int events = 100)
    {
        stream(id).batches.backingOff = 0;
        ++stream(id).run.batchesDeadLettered;
        ++stream(id).batches.deadLettered;
        stream(id).run.events.deadLettered += events;
    }

    //! What is told in that time, as titles.
    QStringList pass(Milliseconds time)
    {
        QStringList titles;
        for (Milliseconds gone{0}; gone <= time; gone += 1s) {
            for (const auto &[id, status] : m_streams)
                m_keeper.take(status, m_now);
            for (const Notice &notice : m_keeper.takeDue(m_now)) {
                titles << wordsOf(notice).title;
                last = wordsOf(notice).text;
            }
            m_now = m_now + 1s;
        }
        return titles;
    }

    Moment now() const { return m_now; }

    QString last;

private:
    NoticeKeeper m_keeper;
    std::map<StreamId, StreamStatus> m_streams;
    Moment m_now{wallTimeFromEpochMs(1'700'000'000'000), SteadyTime(1h)};
};

} // namespace

class TestNoticeKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsFailureLossAndRecoveryOnce()
    {
        Desk desk;
        desk.stream(1);
        QCOMPARE(desk.pass(10s), QStringList());
        desk.fail(1);
        desk.stream(1).nextRetry = Moment{wallTimeFromEpochMs(1'700'000'030'000), {}};
        desk.stream(1).firstLoss = FirstLoss{1, Moment{wallTimeFromEpochMs(1'700'000'210'000), {}}};
        QCOMPARE(desk.pass(1min), QStringList{QStringLiteral("“S1” is failing")});
        QCOMPARE(desk.last, QStringLiteral("Receiver failed (5xx). Next try at 22:13:50. Nothing is given up before "
                                           "22:16:50."));
        desk.giveUp(1);
        desk.giveUp(1);
        QCOMPARE(desk.pass(1min), QStringList{QStringLiteral("“S1”: 2 batches given up")});
        QCOMPARE(desk.last, QStringLiteral("Receiver failed (5xx). They are kept as dead letters with 200 events: "
                                           "redeliver them when the endpoint is mended."));
        desk.deliver(1);
        QCOMPARE(desk.pass(1min), QStringList{QStringLiteral("“S1” delivers again")});
        QVERIFY2(desk.last.endsWith(QStringLiteral("2 dead letters are left to redeliver.")), qPrintable(desk.last));
        QCOMPARE(desk.pass(10min), QStringList());
    }

    void makesOneNoticeOfSeveralStreams()
    {
        Desk desk;
        for (StreamId id = 1; id <= 6; ++id)
            desk.stream(id);
        QCOMPARE(desk.pass(0s), QStringList());
        desk.fail(1);
        QCOMPARE(desk.pass(1s), QStringList());
        for (StreamId id = 2; id <= 6; ++id)
            desk.fail(id);
        QCOMPARE(desk.pass(10s), QStringList{QStringLiteral("6 streams are failing")});
        QCOMPARE(desk.last.split(u'\n').size(), 5);
        QVERIFY(desk.last.endsWith(QStringLiteral("and 2 more")));
        for (StreamId id = 1; id <= 6; ++id)
            desk.deliver(id);
        QCOMPARE(desk.pass(20s), QStringList{QStringLiteral("6 streams deliver again")});
    }

    void saysNothingOfAFailureThatIsOverAtOnce()
    {
        Desk desk;
        desk.stream(1);
        QCOMPARE(desk.pass(1s), QStringList());
        desk.fail(1);
        QCOMPARE(desk.pass(0s), QStringList());
        desk.deliver(1);
        QCOMPARE(desk.pass(1min), QStringList());
    }

    void isQuietAboutAnEndpointThatFlaps()
    {
        Desk desk;
        desk.stream(1);
        QStringList told;
        for (int i = 0; i < 8; ++i) { // a failure every 36 seconds, under 5 minutes in all
            desk.fail(1);
            told += desk.pass(16s);
            desk.deliver(1);
            told += desk.pass(18s);
        }
        QCOMPARE(told, (QStringList{QStringLiteral("“S1” is failing"), QStringLiteral("“S1” delivers again")}));
    }

    void tellsLaterOfAFailureThatOutlastsTheQuietTime()
    {
        Desk desk;
        desk.stream(1);
        desk.fail(1);
        QCOMPARE(desk.pass(10s).size(), 1);
        desk.deliver(1);
        QCOMPARE(desk.pass(20s).size(), 1);
        desk.fail(1);
        QCOMPARE(desk.pass(4min), QStringList());
        QCOMPARE(desk.pass(1min), QStringList{QStringLiteral("“S1” is failing")});
    }

    void neverKeepsALossToItself()
    {
        Desk desk;
        desk.stream(1);
        QCOMPARE(desk.pass(0s), QStringList());
        desk.giveUp(1, 1);
        QCOMPARE(desk.pass(10s), QStringList{QStringLiteral("“S1”: 1 batch given up")});
        desk.deliver(1);
        QCOMPARE(desk.pass(20s), QStringList{QStringLiteral("“S1” delivers again")});
        desk.giveUp(1);
        desk.giveUp(1);
        desk.deliver(1);
        QCOMPARE(desk.pass(4min), QStringList());
        QCOMPARE(desk.pass(1min).constFirst(), QStringLiteral("“S1”: 2 batches given up"));
    }

    void doesNotTakeGivingUpForRecovery()
    {
        Desk desk;
        desk.stream(1);
        desk.fail(1);
        QCOMPARE(desk.pass(10s).size(), 1);
        desk.giveUp(1);
        QCOMPARE(desk.pass(10min), QStringList{QStringLiteral("“S1”: 1 batch given up")});
    }

    void tellsOfABlockedStreamAndThatItGoesOn()
    {
        Desk desk;
        desk.stream(1);
        QCOMPARE(desk.pass(1s), QStringList());
        desk.stream(1).state = Blocked{QStringLiteral("The disk is full")};
        QCOMPARE(desk.pass(1min), QStringList{QStringLiteral("“S1” is blocked")});
        QCOMPARE(desk.last, QStringLiteral("The disk is full."));
        desk.stream(1).state = Running{};
        QCOMPARE(desk.pass(1min), QStringList{QStringLiteral("“S1” delivers again")});
    }

    void saysNothingOfAStreamThatIsStopped()
    {
        Desk desk;
        desk.stream(1);
        desk.fail(1);
        QCOMPARE(desk.pass(10s).size(), 1);
        desk.stream(1).state = Stopped{};
        QCOMPARE(desk.pass(10min), QStringList());
    }

    void tellsWhyAStreamHasStoppedByItself()
    {
        Desk desk;
        desk.stream(1);
        QCOMPARE(desk.pass(1s), QStringList());
        desk.stream(1).state = Stopped{QStringLiteral("The file is gone.")};
        QCOMPARE(desk.pass(1min), QStringList{QStringLiteral("“S1” has stopped")});
        QCOMPARE(desk.last, QStringLiteral("The file is gone. What waits stays for the next start."));
    }

    void knowsANewRunByItsNumbers()
    {
        Desk desk;
        desk.stream(1).run.batchesDeadLettered = 7;
        QCOMPARE(desk.pass(10s), QStringList());
        desk.stream(1).run = {};
        QCOMPARE(desk.pass(10s), QStringList());
        desk.giveUp(1);
        QCOMPARE(desk.pass(10s), QStringList{QStringLiteral("“S1”: 1 batch given up")});
    }
};

QTEST_GUILESS_MAIN(TestNoticeKeeper)
#include "tst_noticekeeper.moc"
