// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practiceplayer.h"

#include <QMap>
#include <QTest>

using namespace penstock;

namespace {

PracticeScript scriptOf(const QByteArray &json)
{
    return parsePracticeScript(json).value();
}

QStringList play(const QByteArray &json, int requests)
{
    PracticePlayer player(scriptOf(json), SteadyTime());
    QStringList words;
    for (int i = 0; i < requests; ++i)
        words.append(practice::behaviourWords(player.next(SteadyTime())));
    return words;
}

} // namespace

class TestPracticePlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void playsSteps_data();
    void playsSteps();
    void drawsByWeight();
    void theSameSeedDrawsTheSame();
    void garbageIsNoAnswer();
    void answers429AboveTheRateLimit();
    void flapsByTheClock();
};

void TestPracticePlayer::playsSteps_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("words");

    QTest::newRow("one step goes on") << QByteArray(R"({"steps": [{"status": 503}]})")
                                      << QStringLiteral("503 503 503 503 503 503");
    QTest::newRow("times") << QByteArray(R"({"steps": [{"status": 503, "times": 2}, {"status": 200}]})")
                           << QStringLiteral("503 503 200 200 200 200");
    QTest::newRow("the last step goes on after its times")
        << QByteArray(R"({"steps": [{"status": 503}, {"status": 200, "times": 2}]})")
        << QStringLiteral("503 200 200 200 200 200");
    QTest::newRow("forever") << QByteArray(R"({"steps": [{"status": 503}, {"status": 204, "times": "forever"}]})")
                             << QStringLiteral("503 204 204 204 204 204");
    QTest::newRow("repeat") << QByteArray(
                                   R"({"steps": [{"status": 503}, {"status": 200, "times": 2}], "repeat": true})")
                            << QStringLiteral("503 200 200 503 200 200");
}

void TestPracticePlayer::playsSteps()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, words);
    QCOMPARE(play(json, 6).join(u' '), words);
}

void TestPracticePlayer::drawsByWeight()
{
    QMap<QString, int> drawn;
    const QStringList words = play(R"({"chance": [{"weight": 80, "status": 200}, {"weight": 15, "status": 503},
                                                  {"weight": 5, "reset": true}]})",
                                   10'000);
    for (const QString &word : words)
        ++drawn[word];
    QCOMPARE(drawn.size(), 3);
    QVERIFY(std::abs(drawn[QStringLiteral("200")] - 8000) < 300);
    QVERIFY(std::abs(drawn[QStringLiteral("503")] - 1500) < 200);
    QVERIFY(std::abs(drawn[QStringLiteral("reset")] - 500) < 100);
}

void TestPracticePlayer::theSameSeedDrawsTheSame()
{
    const QByteArray chance = R"({"chance": [{"status": 200}, {"status": 503}], "seed": SEED})";
    const QStringList first = play(QByteArray(chance).replace("SEED", "7"), 12);
    QCOMPARE(play(QByteArray(chance).replace("SEED", "7"), 12), first);
    QVERIFY(play(QByteArray(chance).replace("SEED", "8"), 12) != first);
    // Scripts that people keep must go on meaning the same.
    QCOMPARE(first.join(u' '), QStringLiteral("503 200 503 200 503 503 503 503 200 503 200 503"));
}

void TestPracticePlayer::garbageIsNoAnswer()
{
    PracticePlayer player(PracticeScript{}, SteadyTime());
    PracticePlayer same(PracticeScript{}, SteadyTime());
    const QByteArray garbage = player.garbage();
    QVERIFY(!garbage.startsWith("HTTP"));
    QCOMPARE(same.garbage(), garbage);
    QVERIFY(player.garbage() != garbage);
}

void TestPracticePlayer::answers429AboveTheRateLimit()
{
    PracticePlayer player(scriptOf(R"({"rateLimit": {"perSecond": 2}, "steps": [{"status": 201}, {"status": 202}]})"),
                          SteadyTime());
    QStringList words;
    for (const int ms : {0, 400, 500, 999, 1000, 1001, 1399, 1400, 5000})
        words.append(practice::behaviourWords(player.next(SteadyTime(Milliseconds(ms)))));
    // Any second admits two; what is over the limit takes no step of the script.
    QCOMPARE(words.join(u' '), QStringLiteral("201 202 429 429 202 429 429 202 202"));
}

void TestPracticePlayer::flapsByTheClock()
{
    const SteadyTime start(Milliseconds(7000));
    PracticePlayer player(scriptOf(R"({"flapping": {"upMs": 3000, "downMs": 2000, "whileDown": {"status": 503}},
                                       "steps": [{"status": 201}, {"status": 202}]})"),
                          start);
    QStringList words;
    for (const int ms : {0, 2999, 3000, 4999, 5000, 7999, 8000})
        words.append(practice::behaviourWords(player.next(start + Milliseconds(ms))));
    QCOMPARE(words.join(u' '), QStringLiteral("201 202 503 503 202 202 503"));
}

QTEST_GUILESS_MAIN(TestPracticePlayer)
#include "tst_practiceplayer.moc"
