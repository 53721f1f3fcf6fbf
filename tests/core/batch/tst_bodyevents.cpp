// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/batch/bodyevents.h"

#include <QTest>

using namespace penstock;

class TestBodyEvents final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheEvents_data();
    void findsTheEvents();
    void refusesWhatIsNoBody_data();
    void refusesWhatIsNoBody();
};

void TestBodyEvents::findsTheEvents_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QList<QByteArray>>("events");
    using Events = QList<QByteArray>;

    QTest::addRow("as it is written")
        << QByteArray(R"({"app_name":"a","source":"MOENGAGE","moe_request_id":"r","events":[{"n":1},{"n":2}]})")
        << Events{R"({"n":1})", R"({"n":2})"};
    QTest::addRow("one") << QByteArray(R"({"events":[{"n":1}]})") << Events{R"({"n":1})"};
    QTest::addRow("none") << QByteArray(R"({"events":[]})") << Events{};
    QTest::addRow("space around, kept inside")
        << QByteArray("{\"events\" : [ {\"n\" : 1} ,\n{} ] }") << Events{"{\"n\" : 1}", "{}"};
    QTest::addRow("lists, objects and commas inside")
        << QByteArray(R"({"events":[{"a":[1,{"b":[2,3]}],"c":{}},{"d":","}]})")
        << Events{R"({"a":[1,{"b":[2,3]}],"c":{}})", R"({"d":","})"};
    QTest::addRow("brackets and quotes in strings")
        << QByteArray(R"({"events":[{"a":"]}\"],["},{"b":"\\"}]})") << Events{R"({"a":"]}\"],["})", R"({"b":"\\"})"};
    QTest::addRow("another list of this name, deeper")
        << QByteArray(R"({"head":{"events":[1]},"more":["events",[2]],"say":"events","events":[{"events":[3]}]})")
        << Events{R"({"events":[3]})"};
    QTest::addRow("numbers as they stand")
        << QByteArray(R"({"events":[{"n":1.10e+02}]})") << Events{R"({"n":1.10e+02})"};
}

void TestBodyEvents::findsTheEvents()
{
    QFETCH(QByteArray, body);
    QFETCH(QList<QByteArray>, events);
    const auto found = eventTexts(body);
    QVERIFY(found);
    QList<QByteArray> texts;
    for (const QByteArrayView event : *found)
        texts.append(event.toByteArray());
    QCOMPARE(texts, events);
}

void TestBodyEvents::refusesWhatIsNoBody_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("no events") << QByteArray(R"({"app_name":"a"})");
    QTest::addRow("no list") << QByteArray(R"({"events":{"a":[1]}})");
    QTest::addRow("no object") << QByteArray(R"([{"n":1}])");
    QTest::addRow("cut in the list") << QByteArray(R"({"events":[{"n":1},{"n")");
    QTest::addRow("cut behind a backslash") << QByteArray("{\"events\":[{\"n\\");
}

void TestBodyEvents::refusesWhatIsNoBody()
{
    QFETCH(QByteArray, body);
    QVERIFY(!eventTexts(body));
}

QTEST_GUILESS_MAIN(TestBodyEvents)

#include "tst_bodyevents.moc"
