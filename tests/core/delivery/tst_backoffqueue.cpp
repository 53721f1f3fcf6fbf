// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/backoffqueue.h"

#include "core/delivery/survival.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace penstock;
using namespace std::chrono_literals;

namespace {

BackingOff dueIn(std::chrono::seconds wait, int attempt = 1)
{
    return {.attempt = attempt, .retryAt = Moment{} + wait, .failure = {}};
}

} // namespace

class TestBackoffQueue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWhatIsDueInOrder();
    void holdsTheBatchThatIsGivenUpFirst();
};

void TestBackoffQueue::givesWhatIsDueInOrder()
{
    BackoffQueue queue;
    QVERIFY(queue.isEmpty() && !queue.next() && !queue.nextDue());
    queue.add(1, dueIn(60s, 2));
    queue.add(2, dueIn(30s));
    queue.add(3, dueIn(30s, 3));
    queue.add(4, dueIn(10s));
    QCOMPARE(queue.size(), qint64(4));
    QCOMPARE(queue.next(), BatchId(4));
    QCOMPARE(queue.nextDue(), SteadyTime(10s));
    QVERIFY(!queue.takeDue(SteadyTime(9s)));
    QList<BatchId> taken;
    while (const auto batch = queue.takeDue(SteadyTime(60s)))
        taken.append(*batch);
    QCOMPARE(taken, QList<BatchId>({4, 2, 3, 1}));
    QVERIFY(queue.isEmpty());
}

void TestBackoffQueue::holdsTheBatchThatIsGivenUpFirst()
{
    // Against a look at all of them.
    QRandomGenerator random(20261124);
    const RetryPolicy policy = RetryPolicy::streams();
    for (int round = 0; round < 200; ++round) {
        BackoffQueue queue;
        std::map<BatchId, BackingOff> all;
        for (BatchId id = 1; id <= 40; ++id) {
            const BackingOff state = dueIn(std::chrono::seconds(random.bounded(400)), random.bounded(1, 4));
            queue.add(id, state);
            all.emplace(id, state);
        }
        const Moment now = Moment{} + std::chrono::seconds(random.bounded(300));
        const auto lossOf = [&](const auto &ids) {
            std::vector<UnsettledState> states;
            for (const BatchId id : ids)
                states.push_back({id, all.at(id)});
            return firstLoss(states, policy, now)->at;
        };
        std::vector<BatchId> everyone;
        for (const auto &[id, state] : all)
            everyone.push_back(id);
        const std::vector<BatchId> few = queue.firstOfEachTry();
        QVERIFY(few.size() <= 3);
        QCOMPARE(lossOf(few), lossOf(everyone));
    }
}

QTEST_GUILESS_MAIN(TestBackoffQueue)
#include "tst_backoffqueue.moc"
