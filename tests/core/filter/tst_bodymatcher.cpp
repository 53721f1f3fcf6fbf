// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/bodyanswers.h"
#include "core/filter/bodymatcher.h"
#include "core/filter/filterparser.h"

#include <QTest>

using namespace penstock;

//! Which bodies have the events that a filter asks for.
class TestBodyMatcher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesBodies_data();
    void choosesBodies();
    void findsTheEvent_data();
    void findsTheEvent();
    void isNeededForEventsAlone();
    void readsWhatCanBeRead();
    void remembersAnswers();
};

namespace {

BodyMatcher matcherOf(const QString &text)
{
    return BodyMatcher(parseFilter(text, wallTimeFromEpochMs(1'795'442'400'000)).value());
}

//! 1: a sent and an opened mail of two users. 2: an own event without attributes, its uid a number. 3: no event at all.
//! 4: escapes, beyond ASCII, and words of other fields where one might look by mistake.
QList<QByteArray> bodies()
{
    return {
        R"({"app_name":"W","events":[
            {"event_name":"Email Sent","event_code":"MOE_EMAIL_SENT","event_uuid":"aaaa1111-0000","uid":"User-1",
             "event_attributes":{"campaign_id":"cmp-31","campaign_name":"Summer Sale 2026"}},
            {"event_name":"Email Opened","event_code":"MOE_EMAIL_OPEN","event_uuid":"BBBB2222-0000","uid":"User-2",
             "event_attributes":{"campaign_id":"cmp-32","campaign_name":"Winter"},
             "user_attributes":{"moengage_user_id":"mu-7"}}]})",
        R"({"app_name":"W","events":[{"event_name":"Order, paid","event_code":"Order","event_uuid":"cccc3333","uid":42}]})",
        R"({"app_name":"MOE_EMAIL_OPEN","events":[]})",
        R"({"events":[{"event_name":"a\/b","event_code":"\u0041B","event_uuid":"dddd","uid":"é\"1",
             "event_attributes":{"campaign_name":"Été","product":"MOE_EMAIL_OPEN","event_uuid":"aaaa1111"}}]})",
    };
}

} // namespace

void TestBodyMatcher::choosesBodies_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("which");
    const auto row = [](const char *text, const char *which) {
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << QString::fromUtf8(which);
    };
    row("", "1 2 3 4");
    row("state:delivered", "1 2 3 4"); // asked of its row
    row("event:MOE_EMAIL_OPEN", "1");
    row("event:moe_email_open", "1");
    row("event:\"email opened\"", "1");
    row("event:MOE_EMAIL", "");
    row("event:Order,MOE_EMAIL_SENT", "1 2");
    row("event:\"Order, paid\"", "2");
    row("-event:MOE_EMAIL_OPEN", "2 3 4");
    row("-event:MOE_EMAIL_OPEN,Order", "3 4");
    row("uid:User-1", "1");
    row("uid:user-1", ""); // ids are exact
    row("uid:User", "");
    row("uid:42", "2");
    row("uid:mu-7", "1");
    row("uuid:aaaa1111-0000", "1");
    row("uuid:AAAA", "1");
    row("uuid:bbbb2222", "1");
    row("uuid:cccc,dddd", "2 4");
    row("campaign:cmp-31", "1");
    row("campaign:cmp", "");
    row("campaign:\"summer sale\"", "1");
    row("campaign:été", "4");
    row("event:a/b", "4");
    row("event:ab", "4");
    row("uid:User-1 event:MOE_EMAIL_SENT", "1");
    row("uid:User-1 event:MOE_EMAIL_OPEN", ""); // not of the same event
    row("uid:User-1 -event:MOE_EMAIL_OPEN", "");
    row("event:Order -uid:User-1", "2");
}

void TestBodyMatcher::choosesBodies()
{
    QFETCH(const QString, text);
    const BodyMatcher matcher = matcherOf(text);
    QStringList which;
    for (int i = 0; i < int(bodies().size()); ++i) {
        if (matcher.matches(bodies().at(i)))
            which.append(QString::number(i + 1));
    }
    QTEST(which.join(u' '), "which");
}

void TestBodyMatcher::findsTheEvent_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("start"); //!< how the event begins; empty: there is none
    QTest::newRow("the second") << QStringLiteral("uuid:bbbb") << QByteArray(R"({"event_name":"Email Opened")");
    QTest::newRow("the first") << QStringLiteral("uuid:0000") << QByteArray(R"({"event_name":"Email Sent")");
    QTest::newRow("none") << QStringLiteral("uuid:cccc") << QByteArray();
    QTest::newRow("nothing is asked for") << QStringLiteral("-uuid:cccc state:delivered") << QByteArray();
}

void TestBodyMatcher::findsTheEvent()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, start);
    const QByteArray body = bodies().first();
    const auto begin = matcherOf(text).firstMatch(body);
    QCOMPARE(begin.has_value(), !start.isEmpty());
    QCOMPARE(body.mid(begin.value_or(0), start.size()), start);
}

void TestBodyMatcher::isNeededForEventsAlone()
{
    QVERIFY(!matcherOf(QStringLiteral("state:delivered words")).isNeeded());
    QVERIFY(matcherOf(QStringLiteral("state:delivered -uid:1")).isNeeded());
}

void TestBodyMatcher::readsWhatCanBeRead()
{
    const QByteArray body = bodies().first();
    QVERIFY(matcherOf(QStringLiteral("uuid:aaaa")).matches(body.left(body.size() - 3)));
    QVERIFY(!matcherOf(QStringLiteral("uuid:aaaa")).matches("aaaa"));
    QVERIFY(!matcherOf(QStringLiteral("uuid:aaaa")).matches({}));
}

void TestBodyMatcher::remembersAnswers()
{
    BodyAnswers answers;
    QCOMPARE(answers.of(1), BodyAnswer::Unknown);
    for (const BatchId batch : {BatchId(1), BatchId(4095), BatchId(4096), BatchId(1) << 40})
        answers.set(batch, BodyAnswer::Yes);
    answers.set(1, BodyAnswer::No);
    QCOMPARE(answers.of(1), BodyAnswer::No);
    QCOMPARE(answers.of(2), BodyAnswer::Unknown);
    QCOMPARE(answers.of(4095), BodyAnswer::Yes);
    QCOMPARE(answers.of(4096), BodyAnswer::Yes);
    QCOMPARE(answers.of(BatchId(1) << 40), BodyAnswer::Yes);
}

QTEST_GUILESS_MAIN(TestBodyMatcher)
#include "tst_bodymatcher.moc"
