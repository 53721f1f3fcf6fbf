// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/event/catalog.h"
#include "tests/ui/modeltext.h"
#include "tests/ui/strict.h"
#include "ui/models/batcheventmodel.h"
#include "ui/models/choicefilter.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace penstock;

class TestBatchEvents final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { failOnAnyWarning(); }

    void readsEachEvent_data();
    void readsEachEvent();
    void readsWhatItCan_data();
    void readsWhatItCan();
    void givesAnEventAsItStands();
    void listsEvents();
    void countsChannelsAndOutcomes();
    void listsAnotherBatch();
    void findsAnEvent_data();
    void findsAnEvent();

private:
    [[nodiscard]] BatchEvents eventsOf(const QByteArray &events) const
    {
        return batchEvents(R"({"app_name":"Shop","events":[)" + events + "]}", *m_catalog);
    }

    std::optional<Catalog> m_catalog;
};

namespace {

const QByteArray opened =
    R"({"event_name":"Email Opened","event_code":"MOE_EMAIL_OPEN","event_uuid":"f88db399","event_time":1795442431,)"
    R"("email_id":"ann@example.com","uid":"user-1","event_attributes":{"campaign_channel":"Email"},)"
    R"("user_attributes":{"moengage_user_id":"37e3"},"device_attributes":{"moengage_device_id":"89da"}})";
const QByteArray own = R"({ "event_name" : "Bought \"x\"", "user_attributes" : {"moengage_user_id":"f3f2"}, "n":1.0 })";

QString line(const BatchEvent &event)
{
    return QStringList{event.name, event.code, event.channel, event.uuid, event.user, event.names.join(u',')}.join(
        u'|');
}

} // namespace

void TestBatchEvents::initTestCase()
{
    auto catalog = Catalog::load();
    QVERIFY(catalog);
    m_catalog.emplace(*std::move(catalog));
}

void TestBatchEvents::readsEachEvent_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("line");
    QTest::newRow("campaign") << opened
                              << QStringLiteral("Email Opened|MOE_EMAIL_OPEN|Email|f88db399|user-1|"
                                                "ann@example.com,user-1,37e3,89da");
    QTest::newRow("without uid") << own << QStringLiteral("Bought \"x\"||||f3f2|f3f2");
    QTest::newRow("channel of the catalog")
        << QByteArray(R"({"event_code":"MOE_EMAIL_OPEN"})") << QStringLiteral("|MOE_EMAIL_OPEN|Email|||");
    QTest::newRow("values of other kinds")
        << QByteArray(R"({"uid":12,"event_uuid":null,"event_attributes":"x"})") << QStringLiteral("|||null|12|12");
    QTest::newRow("not ASCII") << QByteArray(R"({"event_name":"खरीदा","uid":"\u00e9"})")
                               << QStringLiteral("खरीदा||||é|é");
    QTest::newRow("empty") << QByteArray("{}") << QStringLiteral("|||||");
}

void TestBatchEvents::readsEachEvent()
{
    QFETCH(const QByteArray, event);
    QFETCH(const QString, line);
    const BatchEvents found = eventsOf(own + ',' + event);
    QCOMPARE(found.problem, QString());
    QCOMPARE(found.events.size(), 2);
    QCOMPARE(::line(found.events[1]), line);
}

void TestBatchEvents::readsWhatItCan_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("events");
    QTest::addColumn<bool>("problem");
    QTest::newRow("none") << QByteArray(R"({"events":[]})") << 0 << false;
    QTest::newRow("no list") << QByteArray(R"({"events":1})") << 0 << false;
    QTest::newRow("another body") << QByteArray("[1]") << 0 << false;
    QTest::newRow("blanks around") << QByteArray(" \n{\"events\": [ {} , {} ] }\n") << 2 << false;
    QTest::newRow("among other values") << QByteArray(R"({"events":[1,{},"x"]})") << 1 << false;
    QTest::newRow("breaks off") << QByteArray(R"({"events":[{},{"a")") << 0 << true;
    QTest::newRow("wrong behind an event") << QByteArray(R"({"events":[{},{"a":}]})") << 1 << true;
    QTest::newRow("no JSON") << QByteArray("<html>") << 0 << true;
}

void TestBatchEvents::readsWhatItCan()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, events);
    QFETCH(const bool, problem);
    const BatchEvents found = batchEvents(body, *m_catalog);
    QCOMPARE(found.events.size(), events);
    QCOMPARE(!found.problem.isEmpty(), problem);
}

void TestBatchEvents::givesAnEventAsItStands()
{
    BatchEventModel model;
    model.setEvents(batchEvents("\n {\"events\": [" + opened + " ,\n" + own + " ] }", *m_catalog));
    QCOMPARE(model.textOf(0), opened);
    QCOMPARE(model.textOf(1), own);
}

void TestBatchEvents::listsEvents()
{
    BatchEventModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEvents(eventsOf(opened + ',' + own));
    QCOMPARE(textOf(model).join(u'\n'),
             QStringLiteral(
                 "1 | Email Opened | E-mail | Opened | user-1 | 2026-11-23 14:00 | %1 | MOE_EMAIL_OPEN | f88db399\n"
                 "2 | Bought \"x\" |  |  | f3f2 |  | %2 |  | ")
                 .arg(opened.size())
                 .arg(own.size()));
    QCOMPARE(model.index(1, BatchEventModel::Number).data(Qt::ToolTipRole).toString(), QStringLiteral("events[1]"));
}

void TestBatchEvents::countsChannelsAndOutcomes()
{
    BatchEventModel model;
    model.setEvents(eventsOf(opened + ',' + own + ',' + opened + R"(,{"event_code":"SMS_SENT"})"));
    const QList<std::pair<EventMark, int>> expected{
        {EventMark::Email, 2}, {EventMark::Sms, 1}, {EventMark::Sent, 1}, {EventMark::Seen, 2}};
    QCOMPARE(model.markCounts(), expected);
    QCOMPARE(model.index(0, BatchEventModel::Outcome).data(EventMarkRole).value<EventMark>(), EventMark::Seen);
    QVERIFY(!model.index(1, BatchEventModel::Channel).data(EventMarkRole).isValid());
    QVERIFY(!model.index(0, BatchEventModel::Name).data(EventMarkRole).isValid());
}

void TestBatchEvents::listsAnotherBatch()
{
    BatchEventModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEvents(eventsOf(opened + ',' + own));
    model.setEvents(eventsOf(own));
    QCOMPARE(textOf(model, {BatchEventModel::Name}), QStringList(QStringLiteral("Bought \"x\"")));
    model.setEvents({});
    QCOMPARE(model.rowCount(), 0);
}

void TestBatchEvents::findsAnEvent_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("rows");
    QTest::newRow("uuid") << QStringLiteral("F88DB399") << QStringLiteral("1");
    QTest::newRow("uid") << QStringLiteral("user-1") << QStringLiteral("1");
    QTest::newRow("address") << QStringLiteral("ann@") << QStringLiteral("1");
    QTest::newRow("the platform's id") << QStringLiteral("f3f2") << QStringLiteral("2");
    QTest::newRow("name and channel") << QStringLiteral("opened email") << QStringLiteral("1");
    QTest::newRow("outcome and channel") << QStringLiteral("opened e-mail") << QStringLiteral("1");
    QTest::newRow("nothing asked") << QString() << QStringLiteral("1,2");
    QTest::newRow("none") << QStringLiteral("user-2") << QString();
}

void TestBatchEvents::findsAnEvent()
{
    QFETCH(const QString, words);
    QFETCH(const QString, rows);
    BatchEventModel model;
    model.setEvents(eventsOf(opened + ',' + own));
    ChoiceFilter filter(model);
    filter.search(words);
    QCOMPARE(textOf(filter, {BatchEventModel::Number}).join(u','), rows);
}

QTEST_GUILESS_MAIN(TestBatchEvents)
#include "tst_batchevents.moc"
