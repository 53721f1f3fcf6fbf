// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/event/catalog.h"
#include "core/source/eventgenerator.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace penstock;

namespace {

constexpr std::uint64_t manyEvents = 20'000;

QJsonObject eventAt(const EventGenerator &generator, std::uint64_t index)
{
    std::string text;
    generator.append(index, text);
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

QString textAt(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString();
}

QStringList recipientKeys(const QJsonObject &event)
{
    QStringList present;
    for (const auto &key : {QStringLiteral("push_id"), QStringLiteral("email_id"), QStringLiteral("mobile_number")}) {
        if (event.contains(key))
            present.push_back(key);
    }
    return present;
}

QSet<QString> asSet(const std::vector<std::string> &texts)
{
    QSet<QString> all;
    for (const auto &text : texts)
        all.insert(QString::fromStdString(text));
    return all;
}

} // namespace

class TestEventGenerator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheSameBytesForTheSameSeed();
    void givesTheSameBytesOnEveryMachine();
    void goesOnAnywhereWithTheSameBytes();
    void makesEveryDocumentedEventInEachRound();
    void writesValidEventsWithTheDocumentedKeys();
    void givesTheRecipientOfTheChannel();
    void usesTheCatalogsAttributes();
    void completesCampaignsConditionally();
    void neverRepeatsAUuid();
    void isAboutAsLongAsARealEvent();

private:
    const Catalog m_catalog = Catalog::load().value();
    const EventGenerator m_generator{m_catalog, 1};
};

void TestEventGenerator::givesTheSameBytesForTheSameSeed()
{
    const EventGenerator same(m_catalog, 1);
    const EventGenerator other(m_catalog, 2);
    std::string first;
    std::string second;
    std::string third;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        m_generator.append(i, first);
        same.append(i, second);
        other.append(i, third);
    }
    QVERIFY(first == second);
    QVERIFY(first != third);
}

void TestEventGenerator::givesTheSameBytesOnEveryMachine()
{
    std::string text;
    for (std::uint64_t i = 0; i < 1000; ++i)
        m_generator.append(i, text);
    const auto hash = QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex();
    QCOMPARE(hash, QByteArray("c7f0f46dc803f7f520385904d627d060d4d4f6fa351b5d67df4e1aa28b36e193"));
}

void TestEventGenerator::goesOnAnywhereWithTheSameBytes()
{
    std::string inOrder;
    for (std::uint64_t i = 0; i < 100; ++i)
        m_generator.append(i, inOrder);
    std::string backwards;
    for (std::uint64_t i = 100; i-- > 0;) {
        std::string event;
        EventGenerator(m_catalog, 1).append(i, event);
        backwards.insert(0, event);
    }
    QVERIFY(inOrder == backwards);
}

void TestEventGenerator::makesEveryDocumentedEventInEachRound()
{
    QSet<QString> documented;
    for (const auto &event : m_catalog.events()) {
        if (event.documented)
            documented.insert(QString::fromStdString(event.code));
    }
    QCOMPARE(documented.size(), 33);
    for (std::uint64_t round = 0; round < 20; ++round) {
        QSet<QString> seen;
        bool hasUserAction = false;
        for (std::uint64_t i = 0; i < m_generator.round(); ++i) {
            const auto event = eventAt(m_generator, round * m_generator.round() + i);
            seen.insert(textAt(event, "event_code"));
            hasUserAction = hasUserAction || textAt(event, "event_type") == QStringLiteral("USER_ACTION_EVENT");
        }
        QVERIFY(seen.contains(documented));
        QVERIFY(hasUserAction);
    }
}

void TestEventGenerator::writesValidEventsWithTheDocumentedKeys()
{
    const QRegularExpression uuid(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    qint64 lastTime = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        const auto event = eventAt(m_generator, i);
        const auto *known = m_catalog.byName(textAt(event, "event_name").toStdString());
        QVERIFY(known);
        QCOMPARE(textAt(event, "event_code").toStdString(), known->code);
        QCOMPARE(textAt(event, "event_type").toStdString(), known->type);
        QCOMPARE(textAt(event, "event_source"), QStringLiteral("MOENGAGE"));
        QVERIFY(uuid.match(textAt(event, "event_uuid")).hasMatch());
        QVERIFY(!textAt(event, "uid").isEmpty());
        const auto time = event[QLatin1String("event_time")].toInteger();
        QVERIFY(time >= lastTime && time > 1'700'000'000);
        lastTime = time;
    }
}

void TestEventGenerator::givesTheRecipientOfTheChannel()
{
    const QHash<QString, QString> keyOfChannel = {{QStringLiteral("Push"), QStringLiteral("push_id")},
                                                  {QStringLiteral("Email"), QStringLiteral("email_id")},
                                                  {QStringLiteral("SMS"), QStringLiteral("mobile_number")}};
    for (std::uint64_t i = 0; i < 1000; ++i) {
        const auto event = eventAt(m_generator, i);
        const auto *known = m_catalog.byName(textAt(event, "event_name").toStdString());
        const auto key = keyOfChannel.value(QString::fromStdString(known->channel));
        QCOMPARE(recipientKeys(event), key.isEmpty() ? QStringList() : QStringList(key));
    }
}

void TestEventGenerator::usesTheCatalogsAttributes()
{
    const auto &known = m_catalog.attributes();
    const auto user = asSet(known.user) + asSet(known.alwaysUser);
    const auto device = asSet(known.device) + asSet(known.alwaysDevice);
    const auto never = asSet(known.neverExported);
    for (std::uint64_t i = 0; i < 1000; ++i) {
        const auto event = eventAt(m_generator, i);
        const auto userKeys = event[QLatin1String("user_attributes")].toObject().keys();
        const auto deviceKeys = event[QLatin1String("device_attributes")].toObject().keys();
        const auto eventKeys = event[QLatin1String("event_attributes")].toObject().keys();
        QVERIFY(userKeys.contains(QStringLiteral("moengage_user_id")));
        QVERIFY(deviceKeys.contains(QStringLiteral("moengage_device_id")));
        QVERIFY(user.contains(QSet<QString>(userKeys.begin(), userKeys.end())));
        QVERIFY(device.contains(QSet<QString>(deviceKeys.begin(), deviceKeys.end())));
        QVERIFY(!never.intersects(QSet<QString>(eventKeys.begin(), eventKeys.end())));
    }
}

void TestEventGenerator::completesCampaignsConditionally()
{
    QHash<QString, int> seen;
    for (std::uint64_t i = 0; i < 4000; ++i) {
        const auto event = eventAt(m_generator, i);
        const auto attributes = event[QLatin1String("event_attributes")].toObject();
        const auto has = [&](const char *key) { return attributes.contains(QLatin1String(key)); };
        const bool isCampaign = textAt(event, "event_type") == QStringLiteral("CAMPAIGN_EVENT");
        for (const auto &always : m_catalog.attributes().alwaysExported)
            QCOMPARE(!textAt(attributes, always.c_str()).isEmpty(), isCampaign);
        QCOMPARE(has("locale_id"), has("locale_name"));
        QCOMPARE(has("locale_id"), has("parent_campaign_id"));
        QCOMPARE(has("parent_flow_id"), has("parent_flow_name"));
        if (textAt(attributes, "campaign_channel") == QStringLiteral("Flows"))
            QVERIFY(has("parent_flow_id"));
        if (isCampaign) {
            for (const auto &[key, when] : m_catalog.attributes().conditional)
                seen[QString::fromStdString(key)] += has(key.c_str()) ? 1 : 0;
        }
    }
    for (const auto &[key, when] : m_catalog.attributes().conditional) {
        const int times = seen[QString::fromStdString(key)];
        QVERIFY2(times > 100 && times < 3000, key.c_str());
    }
}

void TestEventGenerator::neverRepeatsAUuid()
{
    QSet<QByteArray> uuids;
    for (std::uint64_t i = 0; i < manyEvents; ++i) {
        std::string event;
        m_generator.append(i, event);
        const auto at = event.find("\"event_uuid\":\"") + 14;
        uuids.insert(QByteArray::fromStdString(event.substr(at, 36)));
    }
    QCOMPARE(uuids.size(), static_cast<qsizetype>(manyEvents));
}

void TestEventGenerator::isAboutAsLongAsARealEvent()
{
    std::string events;
    for (std::uint64_t i = 0; i < manyEvents; ++i)
        m_generator.append(i, events);
    const auto average = events.size() / manyEvents;
    QVERIFY2(average > 600 && average < 660, std::to_string(average).c_str());
}

QTEST_GUILESS_MAIN(TestEventGenerator)
#include "tst_eventgenerator.moc"
