// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/jsonschema.h"

#include "core/event/catalog.h"
#include "core/exchange/openapi.h"
#include "core/exchange/samplebody.h"
#include "tests/core/exchange/schemacheck.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace penstock;

namespace {

StreamConfig plainConfig()
{
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.workspace.name = QStringLiteral("Acme");
    config.destination.url = QStringLiteral("https://in.acme.test/api");
    config.delivery.batchSize = 200;
    return config;
}

StreamConfig chosen(const QStringList &events, const AttributeSelection &user = {},
                    const AttributeSelection &device = {})
{
    StreamConfig config = plainConfig();
    config.events = {EventSelection::Mode::List, events};
    config.userAttributes = user;
    config.deviceAttributes = device;
    return config;
}

QJsonObject parsed(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    [&] { QVERIFY2(document.isObject(), qPrintable(error.errorString())); }();
    return document.object();
}

} // namespace

class TestJsonSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describesWhatTheStreamSends_data();
    void describesWhatTheStreamSends();
    void refusesWhatTheStreamDoesNotSend_data();
    void refusesWhatTheStreamDoesNotSend();
    void writesTheKeysInTheDocumentedOrder();
    void takesNothingWhereNothingIsChosen();
    void describesTheWebhook();
    void holdsNoSecret();

private:
    const Catalog m_catalog = Catalog::load().value();
};

void TestJsonSchema::describesWhatTheStreamSends_data()
{
    QTest::addColumn<StreamConfig>("config");
    QTest::addColumn<bool>("isEmpty");
    QTest::newRow("all") << plainConfig() << false;
    StreamConfig campaign = plainConfig();
    campaign.events.mode = EventSelection::Mode::Campaign;
    QTest::newRow("campaign events") << campaign << false;
    QTest::newRow("codes") << chosen({QStringLiteral("MOE_EMAIL_OPEN"), QStringLiteral("SMS_SENT"),
                                      QStringLiteral("n_i_s")})
                           << false;
    QTest::newRow("names") << chosen({QStringLiteral("Email Opened"), QStringLiteral("Notification Received Android")})
                           << false;
    QTest::newRow("an alias") << chosen({QStringLiteral("WEBHOOK_SENT")}) << false;
    QTest::newRow("a user action") << chosen({QStringLiteral("MOE_APP_OPENED"), QStringLiteral("MOE_APP_EXIT"),
                                              QStringLiteral("INSTALL")})
                                   << false;
    QTest::newRow("few attributes") << chosen({QStringLiteral("MOE_EMAIL_OPEN")},
                                              {false, {QStringLiteral("uid"), QStringLiteral("u_em")}},
                                              {false, {QStringLiteral("os_ver")}})
                                    << false;
    QTest::newRow("no attributes") << chosen({QStringLiteral("MOE_EMAIL_OPEN")}, {false, {}}, {false, {}}) << false;
    QTest::newRow("a code that is never generated") << chosen({QStringLiteral("order_paid")}) << true;
}

void TestJsonSchema::describesWhatTheStreamSends()
{
    QFETCH(const StreamConfig, config);
    QFETCH(const bool, isEmpty);
    const QJsonObject schema = parsed(jsonSchema(config, m_catalog));
    const QJsonObject body = parsed(sampleBody(config, m_catalog, 100));
    QCOMPARE(body[QLatin1String("events")].toArray().isEmpty(), isEmpty);
    const QString found = schemaFinding(body, schema, schema);
    QCOMPARE(found, isEmpty ? QStringLiteral("$.events breaks minItems") : QString());

    const QJsonObject api = parsed(openApi(config, m_catalog));
    const QJsonValue bodySchema =
        api[QLatin1String("components")][QLatin1String("schemas")][QLatin1String("RequestBody")];
    QCOMPARE(schemaFinding(body, bodySchema, api), found);
}

void TestJsonSchema::refusesWhatTheStreamDoesNotSend_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("finding");
    const auto row = [](const char *name, const char *from, const char *to, const char *finding) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(finding);
    };
    row("another app", "\"Acme\"", "\"Other\"", "$.app_name breaks const");
    row("another source", "\"source\":\"MOENGAGE\"", "\"source\":\"X\"", "$.source breaks const");
    row("another key", "\"app_name\"", "\"appName\"", "$.appName is not allowed");
    row("another event", "\"MOE_EMAIL_OPEN\"", "\"MOE_EMAIL_SENT\"", "$.events[] breaks anyOf");
    row("a number for a code", "\"MOE_EMAIL_OPEN\"", "7", "$.events[] breaks anyOf");
    row("no uuid", "\"event_uuid\"", "\"uuid\"", "$.events[].event_uuid breaks required");
    row("another recipient", "\"email_id\"", "\"mobile_number\"", "$.events[].mobile_number is not allowed");
    row("no recipient", "\"email_id\"", "\"mail\"", "$.events[].email_id breaks required");
    row("no campaign", "\"campaign_id\"", "\"campaign\"", "$.events[].event_attributes.campaign_id breaks required");
    row("what is never exported", "\"campaign_id\"", "\"email_subject\":\"x\",\"campaign_id\"",
        "$.events[].event_attributes.email_subject is not allowed");
    row("an attribute that was not chosen", "\"moengage_user_id\"", "\"u_mb\":\"1\",\"moengage_user_id\"",
        "$.events[].user_attributes.u_mb is not allowed");
    row("no id of the device",
        "\"moengage_device_id\":", "\"os_ver\":", "$.events[].device_attributes.moengage_device_id breaks required");
}

void TestJsonSchema::refusesWhatTheStreamDoesNotSend()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, finding);
    const StreamConfig config = chosen({QStringLiteral("MOE_EMAIL_OPEN")}, {false, {QStringLiteral("u_em")}},
                                       {false, {QStringLiteral("os_ver")}});
    QByteArray body = sampleBody(config, m_catalog, 1);
    QVERIFY(body.contains(from));
    body.replace(from, to);
    const QJsonObject schema = parsed(jsonSchema(config, m_catalog));
    QCOMPARE(schemaFinding(parsed(body), schema, schema), finding);
}

void TestJsonSchema::writesTheKeysInTheDocumentedOrder()
{
    const QByteArray schema = jsonSchema(plainConfig(), m_catalog);
    qsizetype last = 0;
    for (const char *key :
         {"\"$schema\":", "\"title\":", "\"app_name\":", "\"source\":", "\"moe_request_id\":", "\"events\":",
          "\"event_name\":", "\"event_code\":", "\"event_uuid\":", "\"event_time\":", "\"event_type\":",
          "\"event_source\":", "\"push_id\":", "\"email_id\":", "\"mobile_number\":", "\"uid\":",
          "\"event_attributes\":", "\"user_attributes\":", "\"device_attributes\":"}) {
        const qsizetype at = schema.indexOf(key, last);
        QVERIFY2(at > last || last == 0, key);
        last = at;
    }
    QVERIFY(schema.endsWith("}\n"));
    QCOMPARE(schema, jsonSchema(plainConfig(), m_catalog));
}

void TestJsonSchema::takesNothingWhereNothingIsChosen()
{
    const QJsonObject schema = parsed(jsonSchema(chosen({}), m_catalog));
    const QJsonObject body = parsed(sampleBody(plainConfig(), m_catalog, 1));
    QCOMPARE(schemaFinding(body, schema, schema), QStringLiteral("$.events[] breaks anyOf"));
}

void TestJsonSchema::describesTheWebhook()
{
    StreamConfig config = plainConfig();
    config.destination.headers = {{QStringLiteral("X-Tenant"), QStringLiteral("42")},
                                  {QStringLiteral("X-Api-Key"), SecretRef{SecretRef::Kind::Env, QStringLiteral("K")}}};
    config.destination.auth = BasicAuth{QStringLiteral("bob"), {SecretRef::Kind::Env, QStringLiteral("P")}};
    const QJsonObject api = parsed(openApi(config, m_catalog));
    QCOMPARE(api[QLatin1String("openapi")].toString(), QStringLiteral("3.1.0"));
    const QJsonValue post = api[QLatin1String("webhooks")][QLatin1String("events")][QLatin1String("post")];
    const QString description = post[QLatin1String("description")].toString();
    QVERIFY2(description.contains(QLatin1String("30 s, 60 s, 120 s")) &&
                 description.contains(QLatin1String("at most 4 requests")),
             qPrintable(description));
    QCOMPARE(post[QLatin1String("security")][0].toObject().keys(),
             QStringList({QStringLiteral("basic"), QStringLiteral("x-api-key")}));
    QCOMPARE(post[QLatin1String("parameters")].toArray().size(), 1);
    QCOMPARE(post[QLatin1String("parameters")][0][QLatin1String("name")].toString(), QStringLiteral("X-Tenant"));
    QCOMPARE(post[QLatin1String("responses")].toObject().keys(),
             QStringList({QStringLiteral("2XX"), QStringLiteral("default")}));
    const QJsonValue schemes = api[QLatin1String("components")][QLatin1String("securitySchemes")];
    QCOMPARE(schemes[QLatin1String("basic")][QLatin1String("scheme")].toString(), QStringLiteral("basic"));
    QCOMPARE(schemes[QLatin1String("x-api-key")][QLatin1String("name")].toString(), QStringLiteral("X-Api-Key"));
    config.delivery.retryDelays.clear();
    QVERIFY(openApi(config, m_catalog).contains("given up at once"));
}

void TestJsonSchema::holdsNoSecret()
{
    StreamConfig config = plainConfig();
    config.destination.url = QStringLiteral("https://bob:canary@in.acme.test/x?token=canary");
    config.destination.headers = {{QStringLiteral("X-Token"), QStringLiteral("canary")}};
    QVERIFY(!jsonSchema(config, m_catalog).contains("canary"));
    QVERIFY(!openApi(config, m_catalog).contains("canary"));
}

QTEST_GUILESS_MAIN(TestJsonSchema)
#include "tst_jsonschema.moc"
