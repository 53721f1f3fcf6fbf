// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/judgement.h"

#include <QTest>

using namespace penstock;

namespace {

constexpr int noAnswer = 0;

Outcome outcome(int status, Milliseconds duration = Milliseconds(10))
{
    Outcome made;
    made.duration = duration;
    if (status == noAnswer) {
        made.reason = QStringLiteral("example.com:443 closed the connection without an answer");
        return made;
    }
    made.answer.status = status;
    made.kind = status >= 200 && status <= 299 ? Outcome::Kind::Delivered : Outcome::Kind::Failed;
    if (made.kind == Outcome::Kind::Failed)
        made.reason = QStringLiteral("answered %1").arg(status);
    return made;
}

Outcome reused(int status)
{
    return outcome(status);
}

Outcome fresh(int status)
{
    Outcome made = outcome(status);
    made.times.connecting = Milliseconds(0);
    return made;
}

} // namespace

class TestJudgement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesAnswers_data();
    void judgesAnswers();
    void saysWhatToDo_data();
    void saysWhatToDo();
    void judgesTheSlowestAnswer_data();
    void judgesTheSlowestAnswer();
    void judgesTheLargestAnswer_data();
    void judgesTheLargestAnswer();
    void tellsWhereTheTimeWent();
};

void TestJudgement::judgesAnswers_data()
{
    QTest::addColumn<ProbeStep>("step");
    QTest::addColumn<QList<Outcome>>("outcomes");
    QTest::addColumn<QString>("verdict");

    const QString passed = QStringLiteral("passed");
    const QString warning = QStringLiteral("warning");
    const QString failed = QStringLiteral("failed");
    const auto row = [](const char *name, ProbeStep step, const QList<Outcome> &outcomes, const QString &verdict) {
        QTest::addRow("%s", name) << step << outcomes << verdict;
    };
    row("one event, 200", ProbeStep::OneEvent, {outcome(200)}, passed);
    row("one event, 302", ProbeStep::OneEvent, {outcome(302)}, failed);
    row("one event, no answer", ProbeStep::OneEvent, {outcome(noAnswer)}, failed);
    row("empty, 400", ProbeStep::EmptyBatch, {outcome(400)}, passed);
    row("empty, 422", ProbeStep::EmptyBatch, {outcome(422)}, passed);
    row("empty, 401", ProbeStep::EmptyBatch, {outcome(401)}, failed);
    row("empty, 500", ProbeStep::EmptyBatch, {outcome(500)}, warning);
    row("wrong credentials, 401", ProbeStep::WrongCredentials, {outcome(401)}, passed);
    row("wrong credentials, 403", ProbeStep::WrongCredentials, {outcome(403)}, passed);
    row("wrong credentials, 200", ProbeStep::WrongCredentials, {outcome(200)}, failed);
    row("wrong credentials, 500", ProbeStep::WrongCredentials, {outcome(500)}, warning);
    row("twice, both taken", ProbeStep::SameBatchTwice, {outcome(200), outcome(200)}, passed);
    row("twice, conflict", ProbeStep::SameBatchTwice, {outcome(200), outcome(409)}, failed);
    row("large, 413", ProbeStep::LargeAttributes, {outcome(413)}, warning);
    row("large, 200", ProbeStep::LargeAttributes, {outcome(200)}, passed);
    row("kept alive", ProbeStep::KeptAlive, {fresh(200), reused(200), reused(200)}, passed);
    row("closed each time", ProbeStep::KeptAlive, {fresh(200), fresh(200), fresh(200)}, warning);
    row("closed under a request", ProbeStep::KeptAlive, {fresh(200), outcome(noAnswer)}, failed);
}

void TestJudgement::judgesAnswers()
{
    QFETCH(const ProbeStep, step);
    QFETCH(const QList<Outcome>, outcomes);
    const ProbeResult result = judge({step, outcomes, 1000, 1});
    QTEST(QString(verdictName(result.verdict)), "verdict");
    QCOMPARE(result.requests, outcomes);
    QVERIFY(!result.found.isEmpty());
}

void TestJudgement::saysWhatToDo_data()
{
    judgesAnswers_data();
}

void TestJudgement::saysWhatToDo()
{
    QFETCH(const ProbeStep, step);
    QFETCH(const QList<Outcome>, outcomes);
    QFETCH(const QString, verdict);
    const ProbeResult result = judge({step, outcomes, 1000, 1});
    QCOMPARE(result.mend.isEmpty(), verdict == QLatin1String("passed"));
}

void TestJudgement::judgesTheSlowestAnswer_data()
{
    QTest::addColumn<QList<Outcome>>("outcomes");
    QTest::addColumn<QString>("verdict");
    QTest::addRow("none") << QList<Outcome>() << QStringLiteral("notRun");
    QTest::addRow("fast") << QList{outcome(200, Milliseconds(15'000))} << QStringLiteral("passed");
    QTest::addRow("slow") << QList{outcome(200), outcome(200, Milliseconds(15'001))} << QStringLiteral("warning");
}

void TestJudgement::judgesTheSlowestAnswer()
{
    QFETCH(const QList<Outcome>, outcomes);
    QTEST(QString(verdictName(judgeAnswerTime(outcomes, Milliseconds(30'000)).verdict)), "verdict");
}

void TestJudgement::judgesTheLargestAnswer_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QString>("verdict");
    QTest::addRow("nothing") << qsizetype(0) << QStringLiteral("passed");
    QTest::addRow("16 KiB") << qsizetype(16 * 1024) << QStringLiteral("passed");
    QTest::addRow("more") << qsizetype(16 * 1024 + 1) << QStringLiteral("warning");
}

void TestJudgement::judgesTheLargestAnswer()
{
    QFETCH(const qsizetype, size);
    Outcome answered = outcome(200);
    answered.answer.body = QByteArray(size, 'x');
    QTEST(QString(verdictName(judgeAnswerSize({outcome(200), answered}).verdict)), "verdict");
}

void TestJudgement::tellsWhereTheTimeWent()
{
    Outcome answered = outcome(200, Milliseconds(100));
    answered.times = {Milliseconds(5), Milliseconds(30), Milliseconds(31), Milliseconds(90)};
    const ProbeResult result = judge({ProbeStep::OneEvent, {answered}, 1000, 1});
    const QList<ProbePhase> expected = {{ProbePhase::Kind::Connect, Milliseconds(0), Milliseconds(31)},
                                        {ProbePhase::Kind::FirstByte, Milliseconds(31), Milliseconds(59)},
                                        {ProbePhase::Kind::Done, Milliseconds(90), Milliseconds(10)}};
    QVERIFY(result.phases == expected);
}

QTEST_GUILESS_MAIN(TestJudgement)
#include "tst_judgement.moc"
