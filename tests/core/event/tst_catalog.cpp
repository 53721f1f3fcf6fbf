// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/event/catalog.h"
#include "core/event/catalogreader.h"

#include <QTest>

#include <algorithm>

using namespace penstock;

class TestCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsTheDocumentedEvents();
    void findsByCodeAndByName_data();
    void findsByCodeAndByName();
    void knowsTheAliasInBothDirections();
    void tellsCampaignEventsApart_data();
    void tellsCampaignEventsApart();
    void listsTheAttributes();
    void listsTheRegions();
    void explainsKeys();
    void survivesAMove();
    void saysWhichFileIsDamaged_data();
    void saysWhichFileIsDamaged();

private:
    const Catalog m_catalog = Catalog::load().value();
};

void TestCatalog::holdsTheDocumentedEvents()
{
    const auto documented = std::ranges::count_if(m_catalog.events(), &CatalogEvent::documented);
    QCOMPARE(documented, 33);
    QCOMPARE(m_catalog.events().size(), 78U);
}

void TestCatalog::findsByCodeAndByName_data()
{
    QTest::addColumn<std::string>("word");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("code");
    QTest::addRow("a code") << std::string("n_i_s") << std::string("Notification Sent iOS") << std::string("n_i_s");
    QTest::addRow("a name") << std::string("SMS Sent") << std::string("SMS Sent") << std::string("SMS_SENT");
    QTest::addRow("a code with two names")
        << std::string("NOTIFICATION_RECEIVED_MOE") << std::string("Notification Received Android")
        << std::string("NOTIFICATION_RECEIVED_MOE");
    QTest::addRow("the other of the two names")
        << std::string("Notification Received iOS") << std::string("Notification Received iOS")
        << std::string("NOTIFICATION_RECEIVED_MOE");
    QTest::addRow("an alias") << std::string("WEBHOOK_SENT") << std::string("Connector Sent")
                              << std::string("MOE_CONNECTOR_SENT");
}

void TestCatalog::findsByCodeAndByName()
{
    QFETCH(const std::string, word);
    QFETCH(const std::string, name);
    QFETCH(const std::string, code);
    const auto *event = m_catalog.find(word);
    QVERIFY(event);
    QCOMPARE(event->name, name);
    QCOMPARE(event->code, code);
}

void TestCatalog::knowsTheAliasInBothDirections()
{
    QCOMPARE(m_catalog.aliasOf("MOE_CARD_VIEWED"), std::string_view("MOE_CARD_IMPRESSION"));
    QCOMPARE(m_catalog.aliasOf("MOE_CARD_IMPRESSION"), std::string_view("MOE_CARD_VIEWED"));
    QVERIFY(m_catalog.aliasOf("SMS_SENT").empty());
}

void TestCatalog::tellsCampaignEventsApart_data()
{
    QTest::addColumn<std::string>("word");
    QTest::addColumn<bool>("isCampaign");
    QTest::addRow("a code") << std::string("MOE_EMAIL_SENT") << true;
    QTest::addRow("a name") << std::string("Card Viewed") << true;
    QTest::addRow("an alias") << std::string("MOE_CARD_IMPRESSION") << true;
    QTest::addRow("a newer event") << std::string("MOE_WHATSAPP_SENT") << true;
    QTest::addRow("a user action") << std::string("MOE_APP_OPENED") << false;
    QTest::addRow("an event of one's own") << std::string("Order placed") << false;
    QTest::addRow("nothing") << std::string() << false;
}

void TestCatalog::tellsCampaignEventsApart()
{
    QFETCH(const std::string, word);
    QFETCH(const bool, isCampaign);
    QCOMPARE(m_catalog.isCampaign(word), isCampaign);
}

void TestCatalog::listsTheAttributes()
{
    const auto &attributes = m_catalog.attributes();
    QCOMPARE(attributes.alwaysExported.size(), 4U);
    QCOMPARE(attributes.neverExported.size(), 4U);
    QCOMPARE(attributes.conditional.size(), 6U);
    QCOMPARE(attributes.alwaysUser, std::vector<std::string>{"moengage_user_id"});
    QCOMPARE(attributes.alwaysDevice, std::vector<std::string>{"moengage_device_id"});
    QCOMPARE(attributes.user.size(), 43U);
    QCOMPARE(attributes.device.size(), 24U);
    QVERIFY(std::ranges::find(attributes.personalData, "u_em") != attributes.personalData.end());
}

void TestCatalog::listsTheRegions()
{
    QCOMPARE(m_catalog.regions().size(), 7U);
    const auto *india = m_catalog.region("DC-03");
    QVERIFY(india);
    QCOMPARE(india->place, std::string("India"));
    QCOMPARE(india->egress, std::vector<std::string>{"3.6.251.95"});
    QVERIFY(m_catalog.region("DC-05")->closedToNewCustomers);
    QVERIFY(m_catalog.region("DC-101")->egress.empty());
    QVERIFY(m_catalog.region("DC-101")->place.empty());
    QVERIFY(!m_catalog.region("DC-99"));
    QCOMPARE(m_catalog.regionsAsOf(), std::string("2026-11"));
}

void TestCatalog::explainsKeys()
{
    QCOMPARE(m_catalog.meaning("uid"), std::string_view("The customer id: identifies a user."));
    QVERIFY(m_catalog.meaning("no such key").empty());
}

void TestCatalog::survivesAMove()
{
    auto catalog = Catalog::load().value();
    const auto moved = std::move(catalog);
    QCOMPARE(moved.byCode("SMS_SENT")->name, std::string("SMS Sent"));
    QCOMPARE(moved.byName("SMS Sent")->code, std::string("SMS_SENT"));
}

void TestCatalog::saysWhichFileIsDamaged_data()
{
    QTest::addColumn<int>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::addRow("no JSON") << 0 << QByteArray("{") << QStringLiteral("events.json");
    QTest::addRow("no object") << 1 << QByteArray("[]")
                               << QStringLiteral("attributes.json cannot be used: not an object");
    QTest::addRow("no list") << 2 << QByteArray(R"({"asOf":"2026-11"})") << QStringLiteral("'regions' is not a list");
    QTest::addRow("no text") << 2 << QByteArray(R"({"asOf":"2026-11","regions":[{"id":7}]})")
                             << QStringLiteral("'id' is not a text");
    QTest::addRow("no date") << 2 << QByteArray(R"({"regions":[]})") << QStringLiteral("'asOf' is not a text");
    QTest::addRow("no dictionary") << 3 << QByteArray("{}") << QStringLiteral("'keys' is not an object");
}

void TestCatalog::saysWhichFileIsDamaged()
{
    QFETCH(const int, file);
    QFETCH(const QByteArray, text);
    QFETCH(const QString, message);
    auto files = builtInCatalogFiles().value();
    QByteArray *const all[] = {&files.events, &files.attributes, &files.regions, &files.glossary};
    *all[file] = text;
    const auto read = readCatalog(files);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(message), qPrintable(read.error().message));
    QCOMPARE(read.error().kind, Error::Kind::Damaged);
}

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
