// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/testevents.h"

#include "core/event/catalog.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace penstock;

namespace {

QJsonArray eventsIn(const TestBody &body)
{
    return QJsonDocument::fromJson(body.body).object().value(QLatin1String("events")).toArray();
}

QString campaignOf(const QJsonValue &event)
{
    return event.toObject()[QLatin1String("event_attributes")].toObject()[QLatin1String("campaign_name")].toString();
}

} // namespace

class TestTestEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void eachBodyIsWhole_data();
    void eachBodyIsWhole();
    void everyEventIsMarked();
    void twoTestsShareNoEvent();
    void everyChannelIsThere();
    void optionalKeysAreMissing();
    void followsTheChoiceOfEvents();
    void takesAllWhereNoneIsKnown();
    void countsTheTimeFromNow();

private:
    [[nodiscard]] TestEvents make(quint64 seed = 1) const { return {m_config, *m_catalog, seed, m_now}; }

    std::unique_ptr<Catalog> m_catalog;
    StreamConfig m_config;
    WallTime m_now = wallTimeFromEpochMs(1'764'000'000'123);
};

void TestTestEvents::initTestCase()
{
    auto catalog = Catalog::load();
    QVERIFY(catalog);
    m_catalog = std::make_unique<Catalog>(std::move(*catalog));
    m_config.workspace.name = QStringLiteral("MyWorkspace");
}

void TestTestEvents::eachBodyIsWhole_data()
{
    QTest::addColumn<TestBody>("body");
    QTest::addColumn<int>("events");

    TestEvents events = make();
    QTest::addRow("empty") << events.empty() << 0;
    QTest::addRow("one") << events.one() << 1;
    QTest::addRow("full") << events.full() << 100;
    QTest::addRow("unicode") << events.unicode() << 1;
    QTest::addRow("missing keys") << events.missingKeys() << 1;
    QTest::addRow("large") << events.large() << 100;
}

void TestTestEvents::eachBodyIsWhole()
{
    QFETCH(const TestBody, body);
    QFETCH(const int, events);
    QJsonParseError error;
    const QJsonObject envelope = QJsonDocument::fromJson(body.body, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(body.events, events);
    QCOMPARE(envelope.value(QLatin1String("app_name")).toString(), QStringLiteral("MyWorkspace"));
    QCOMPARE(envelope.value(QLatin1String("events")).toArray().size(), events);
    QVERIFY(!envelope.value(QLatin1String("moe_request_id")).toString().isEmpty());
}

void TestTestEvents::everyEventIsMarked()
{
    TestEvents events = make();
    for (const TestBody &body :
         {events.one(), events.full(), events.everyChannel(), events.unicode(), events.missingKeys(), events.large()}) {
        const QJsonArray array = eventsIn(body);
        QVERIFY(!array.isEmpty());
        for (const QJsonValue &event : array)
            QVERIFY2(campaignOf(event).startsWith(TestEvents::mark), qPrintable(campaignOf(event)));
    }
}

void TestTestEvents::twoTestsShareNoEvent()
{
    QSet<QString> uuids;
    for (const quint64 seed : {1, 2}) {
        TestEvents events = make(seed);
        for (const TestBody &body : {events.one(), events.full(), events.one()}) {
            for (const QJsonValue &event : eventsIn(body))
                uuids.insert(event.toObject().value(QLatin1String("event_uuid")).toString());
        }
    }
    QCOMPARE(uuids.size(), 2 * 102);
}

void TestTestEvents::everyChannelIsThere()
{
    QSet<QString> codes;
    for (const QJsonValue &event : eventsIn(make().everyChannel()))
        codes.insert(event.toObject().value(QLatin1String("event_code")).toString());
    for (const CatalogEvent &event : m_catalog->events()) {
        if (event.documented && event.type == "CAMPAIGN_EVENT")
            QVERIFY2(codes.contains(QString::fromStdString(event.code)), event.code.c_str());
    }
}

void TestTestEvents::optionalKeysAreMissing()
{
    const QJsonObject event = eventsIn(make().missingKeys()).at(0).toObject();
    for (const char *key : {"uid", "push_id", "email_id", "mobile_number", "user_attributes", "device_attributes"})
        QVERIFY2(!event.contains(QLatin1String(key)), key);
    for (const char *key : {"event_name", "event_code", "event_uuid", "event_time", "event_type", "event_source"})
        QVERIFY2(event.contains(QLatin1String(key)), key);
}

void TestTestEvents::followsTheChoiceOfEvents()
{
    StreamConfig config = m_config;
    config.events = {EventSelection::Mode::List, {QStringLiteral("MOE_EMAIL_OPEN")}};
    TestEvents events(config, *m_catalog, 1, m_now);
    for (const QJsonValue &event : eventsIn(events.full()))
        QCOMPARE(event.toObject().value(QLatin1String("event_code")).toString(), QStringLiteral("MOE_EMAIL_OPEN"));
}

void TestTestEvents::takesAllWhereNoneIsKnown()
{
    StreamConfig config = m_config;
    config.events = {EventSelection::Mode::List, {QStringLiteral("OUR_OWN_EVENT")}};
    QCOMPARE(TestEvents(config, *m_catalog, 1, m_now).full().events, 100);
}

void TestTestEvents::countsTheTimeFromNow()
{
    const QJsonObject event = eventsIn(make().one()).at(0).toObject();
    QCOMPARE(event.value(QLatin1String("event_time")).toInteger(), 1'764'000'000);
}

QTEST_GUILESS_MAIN(TestTestEvents)
#include "tst_testevents.moc"
