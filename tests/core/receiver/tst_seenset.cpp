// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/seenset.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <random>
#include <unordered_map>
#include <vector>

using namespace penstock;
using Sight = SeenSet::Sight;

class TestSeenSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatWasReceivedAndWhatWasAccepted();
    void agreesWithAMapOnRandomActions();
    void remembersNoMoreThanItsCapacity();
};

void TestSeenSet::knowsWhatWasReceivedAndWhatWasAccepted()
{
    SeenSet set;
    for (const std::uint64_t hash : {std::uint64_t(0), std::uint64_t(4), ~std::uint64_t(0)}) {
        QCOMPARE(set.look(hash), Sight::New);
        QCOMPARE(set.receive(hash), Sight::New);
        QCOMPARE(set.receive(hash), Sight::Received);
        QCOMPARE(set.accept(hash), Sight::Received);
        QCOMPARE(set.accept(hash), Sight::Accepted);
        QCOMPARE(set.receive(hash), Sight::Accepted);
    }
    QCOMPARE(set.size(), std::size_t(3));
    QCOMPARE(set.accepted(), std::size_t(3));
}

void TestSeenSet::agreesWithAMapOnRandomActions()
{
    std::mt19937_64 random(1);
    std::vector<std::uint64_t> hashes(50'000);
    std::generate(hashes.begin(), hashes.end(), std::ref(random));
    SeenSet set;
    std::unordered_map<std::uint64_t, Sight> model;
    std::size_t accepted = 0;
    for (int i = 0; i < 200'000; ++i) {
        const std::uint64_t hash = hashes[random() % hashes.size()];
        const auto known = model.find(hash);
        const Sight before = known == model.end() ? Sight::New : known->second;
        if (random() % 2 == 0 || before == Sight::New) {
            QCOMPARE(set.receive(hash), before);
            model.emplace(hash, Sight::Received);
        } else {
            QCOMPARE(set.accept(hash), before);
            accepted += before == Sight::Received ? 1 : 0;
            model[hash] = Sight::Accepted;
        }
    }
    QCOMPARE(set.size(), model.size());
    QCOMPARE(set.accepted(), accepted);
}

void TestSeenSet::remembersNoMoreThanItsCapacity()
{
    SeenSet set(5'000);
    for (std::uint64_t i = 1; i <= 6'000; ++i)
        QCOMPARE(set.receive(i << 20), Sight::New);
    QCOMPARE(set.size(), std::size_t(5'000));
    QCOMPARE(set.notRemembered(), std::size_t(1'000));
    QCOMPARE(set.look(std::uint64_t(5'000) << 20), Sight::Received);
    QCOMPARE(set.accept(std::uint64_t(5'001) << 20), Sight::New);
}

QTEST_GUILESS_MAIN(TestSeenSet)
#include "tst_seenset.moc"
