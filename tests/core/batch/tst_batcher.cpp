// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/batch/batcher.h"

#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

class TestBatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closesAtTheNumberOfEvents();
    void wrapsTheEventsIntoTheirEnvelope();
    void givesEachBatchItsOwnRequestId();
    void isFullForAnEventThatWouldPassTheBytes();
    void takesOneEventHoweverLarge();
    void isDueWhenItsFirstEventHasWaited();

private:
    [[nodiscard]] Batcher batcher(BatchPolicy policy)
    {
        return {policy, [this] { return "r" + QByteArray::number(++m_ids); },
                [](const QByteArray &id) {
                    return BodyFrame{.head = "{\"id\":\"" + id + "\",\"events\":[", .tail = "]}"};
                }};
    }

    int m_ids = 0;
};

void TestBatcher::closesAtTheNumberOfEvents()
{
    Batcher three = batcher({.maxEvents = 3});
    QVERIFY(three.isEmpty());
    for (int i = 0; i < 2; ++i)
        three.add("{}", {});
    QVERIFY(!three.isFull());
    three.add("{}", {});
    QVERIFY(three.isFull());
    QCOMPARE(three.close().events, 3);
    QVERIFY(three.isEmpty());
}

void TestBatcher::wrapsTheEventsIntoTheirEnvelope()
{
    m_ids = 0;
    Batcher subject = batcher({});
    subject.add("{\"a\":1.0}", {});
    subject.add("{\"b\":2}", {});
    QCOMPARE(subject.close().body, QByteArray("{\"id\":\"r1\",\"events\":[{\"a\":1.0},{\"b\":2}]}"));
}

void TestBatcher::givesEachBatchItsOwnRequestId()
{
    Batcher subject = batcher({});
    subject.add("{}", {});
    const QByteArray first = subject.close().requestId;
    subject.add("{}", {});
    const NewBatch second = subject.close();
    QVERIFY(first != second.requestId);
    QVERIFY(second.body.contains(second.requestId));
}

void TestBatcher::isFullForAnEventThatWouldPassTheBytes()
{
    Batcher subject = batcher({.maxBytes = 60});
    subject.add("{\"a\":\"0123456789\"}", {});
    QVERIFY(!subject.isFullFor("{}"));
    QVERIFY(subject.isFullFor("{\"a\":\"01234567890123456789\"}"));
}

void TestBatcher::takesOneEventHoweverLarge()
{
    Batcher subject = batcher({.maxBytes = 60});
    const std::string large(1000, 'x');
    QVERIFY(!subject.isFullFor(large));
    subject.add(large, {});
    QCOMPARE(subject.close().events, 1);
}

void TestBatcher::isDueWhenItsFirstEventHasWaited()
{
    Batcher subject = batcher({.maxWait = 1s});
    QVERIFY(!subject.dueAt());
    subject.add("{}", SteadyTime(5s));
    subject.add("{}", SteadyTime(5500ms));
    QVERIFY(subject.dueAt() == SteadyTime(6s));
    (void)subject.close();
    QVERIFY(!subject.dueAt());
}

QTEST_GUILESS_MAIN(TestBatcher)
#include "tst_batcher.moc"
