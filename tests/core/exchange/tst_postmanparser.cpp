// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/postmanparser.h"

#include "core/exchange/postmanwriter.h"
#include "tests/core/exchange/drafttext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace penstock;

namespace {

QByteArray collection(const QByteArray &request, const QByteArray &more = {})
{
    return R"({"info":{"name":"C","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[{"name":"R","request":)" +
           request + "}]" + more + "}";
}

} // namespace

class TestPostmanParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsARequest_data();
    void understandsARequest();
    void saysWhatAStreamHasNoPlaceFor_data();
    void saysWhatAStreamHasNoPlaceFor();
    void findsTheRequestsOfAllFolders();
    void findsNoCollectionInOtherTexts_data();
    void findsNoCollectionInOtherTexts();
    void readsWhatItWrites();
    void writesTheDocumentedFormat();
};

void TestPostmanParser::understandsARequest_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &json, const char *expected) {
        QTest::newRow(name) << json << QString::fromUtf8(expected);
    };
    row("a text for the address", collection(R"({"method":"POST","url":"https://a.test/x?y=1"})"),
        "url https://a.test/x?y=1");
    row("an object for the address", collection(R"({"url":{"raw":"https://a.test/x"}})"), "url https://a.test/x");
    row("an address in parts",
        collection(
            R"({"url":{"protocol":"https","host":["a","test"],"port":"8443","path":["x","y"],"query":[{"key":"k","value":"1"},{"key":"off","value":"2","disabled":true},{"key":"z","value":"3"}]}})"),
        "url https://a.test:8443/x/y?k=1&z=3");
    row("an address in texts", collection(R"({"url":{"protocol":"https","host":"a.test","port":8443,"path":"/x"}})"),
        "url https://a.test:8443/x");
    row("the request is a text", collection(R"("https://a.test/x")"), "url https://a.test/x");
    row("a header", collection(R"({"url":"https://a.test","header":[{"key":"X-A","value":"1"}]})"), "header X-A = 1");
    row("a secret header", collection(R"({"url":"https://a.test","header":[{"key":"X-Token","value":"k"}]})"),
        "secret header X-Token a-test-x-token = k");
    row("basic",
        collection(
            R"({"url":"https://a.test","auth":{"type":"basic","basic":[{"key":"password","value":"p"},{"key":"username","value":"u"}]}})"),
        "secret password a-test-password = p");
    row("basic of format 2.0",
        collection(R"({"url":"https://a.test","auth":{"type":"basic","basic":{"username":"u","password":"p"}}})"),
        "basic u -> vault:a-test-password");
    row("bearer",
        collection(R"({"url":"https://a.test","auth":{"type":"bearer","bearer":[{"key":"token","value":"t"}]}})"),
        "secret header Authorization a-test-authorization = Bearer t");
    row("an API key",
        collection(
            R"({"url":"https://a.test","auth":{"type":"apikey","apikey":[{"key":"key","value":"X-Mine"},{"key":"value","value":"v"},{"key":"in","value":"header"}]}})"),
        "secret header X-Mine a-test-x-mine = v");
    row("an API key in the address",
        collection(
            R"({"url":"https://a.test","auth":{"type":"apikey","apikey":[{"key":"key","value":"api_key"},{"key":"value","value":"v"},{"key":"in","value":"query"}]}})"),
        "secret parameter api_key a-test-api-key = v");
    row("no auth against the collection's",
        collection(R"({"url":"https://a.test","auth":{"type":"noauth"}})",
                   R"(,"auth":{"type":"bearer","bearer":[{"key":"token","value":"t"}]})"),
        "auth none");
    row("auth of the collection",
        collection(R"({"url":"https://a.test"})",
                   R"(,"auth":{"type":"bearer","bearer":[{"key":"token","value":"t"}]})"),
        "header Authorization -> vault:a-test-authorization");
    row("variables",
        collection(R"({"url":"{{base}}/x"})",
                   R"(,"variable":[{"key":"base","value":"https://{{host}}"},{"key":"host","value":"a.test"}])"),
        "url https://a.test/x");
    row("a secret variable",
        collection(R"({"url":"https://a.test","header":[{"key":"X-A","value":"{{s}}"}]})",
                   R"(,"variable":[{"key":"s","value":"v","type":"secret"}])"),
        "secret header X-A a-test-x-a = v");
    row("an open variable in a header",
        collection(R"({"url":"https://a.test","header":[{"key":"X-Token","value":"{{s}}"}]})"),
        "header X-Token -> vault:a-test-x-token");
    row("a variable that holds itself",
        collection(R"({"url":"https://a.test","header":[{"key":"X-Token","value":"{{s}}"}]})",
                   R"(,"variable":[{"key":"s","value":"{{s}}{{s}}"}])"),
        "header X-Token -> vault:a-test-x-token");
    row("as Postman's API wraps it", "{\"collection\":" + collection(R"({"url":"https://a.test/x"})") + "}",
        "url https://a.test/x");
}

void TestPostmanParser::understandsARequest()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, expected);
    const auto drafts = parsePostman(json);
    QVERIFY(drafts);
    QCOMPARE(drafts->size(), 1);
    QCOMPARE(drafts->first().config.name, QStringLiteral("R"));
    const QStringList lines =
        (destinationText(drafts->first().config.destination) + secretsText(drafts->first())).split(u'\n');
    QVERIFY2(lines.contains(expected), qPrintable(lines.join(u'\n')));
}

void TestPostmanParser::saysWhatAStreamHasNoPlaceFor_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("remark");
    const auto row = [](const char *name, const QByteArray &json, const char *remark) {
        QTest::newRow(name) << json << QString::fromUtf8(remark);
    };
    row("a header switched off",
        collection(R"({"url":"https://a.test","header":[{"key":"X-A","value":"1","disabled":true}]})"),
        "0 ignored: The header X-A is switched off in the collection and was left out.");
    row("another method", collection(R"({"method":"put","url":"https://a.test"})"),
        "0 unclear: The request is sent by PUT: Penstock always sends POST.");
    row("another way to log in", collection(R"({"url":"https://a.test","auth":{"type":"oauth2"}})"),
        "0 unclear: The collection authenticates by “oauth2”: a stream knows Basic auth and headers, no other way to "
        "log in.");
    row("an open variable", collection(R"({"url":"{{base}}/x"})"),
        "0 missing: The variable {{base}} has no value in the collection.");
    row("a form", collection(R"({"url":"https://a.test","body":{"mode":"formdata","formdata":[]}})"),
        "0 ignored: The body was left out: Penstock makes each body from events.");
    row("a body", collection(R"({"url":"https://a.test","body":{"mode":"raw","raw":"{\"app_name\":\"A\"}"}})"),
        "0 ignored: Of the body the app's name was taken: Penstock makes each body from events.");
    row("no address", collection(R"({"method":"POST"})"),
        "0 missing: The endpoint's address is missing: write it before the start.");
}

void TestPostmanParser::saysWhatAStreamHasNoPlaceFor()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, remark);
    const auto drafts = parsePostman(json);
    QVERIFY(drafts);
    const QStringList remarks = remarkTexts(drafts->first());
    QVERIFY2(remarks.contains(remark), qPrintable(remarks.join(u'\n')));
}

void TestPostmanParser::findsTheRequestsOfAllFolders()
{
    const auto drafts = parsePostman(R"({"info":{"name":"C"},"item":[
        {"name":"F","auth":{"type":"basic","basic":[{"key":"username","value":"u"},{"key":"password","value":"p"}]},
         "item":[{"name":"G","item":[{"name":"one","request":"https://a.test/1"}]},{"name":"two","request":"https://a.test/2"}]},
        {"name":"three","request":"https://a.test/3"}]})");
    QVERIFY(drafts);
    QStringList found;
    for (const Draft &draft : *drafts)
        found.append(draft.config.name + u' ' + destinationText(draft.config.destination).section(u'\n', -2, -2));
    QCOMPARE(found,
             QStringList({QStringLiteral("one basic u -> vault:a-test-password"),
                          QStringLiteral("two basic u -> vault:a-test-password"), QStringLiteral("three auth none")}));
}

void TestPostmanParser::findsNoCollectionInOtherTexts_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("a stream's file") << QByteArray(R"({"version":1,"name":"x"})");
    QTest::newRow("an item and no info") << QByteArray(R"({"item":[]})");
}

void TestPostmanParser::findsNoCollectionInOtherTexts()
{
    QFETCH(const QByteArray, json);
    QVERIFY(!parsePostman(json));
}

namespace {

StreamConfig fullConfig()
{
    StreamConfig config;
    config.name = QStringLiteral("Orders");
    config.workspace.name = QStringLiteral("Acme");
    config.destination.url = QStringLiteral("https://in.acme.test:8443/api/v1?source=moe&token=canary");
    config.destination.headers = {
        {QStringLiteral("X-Tenant"), QStringLiteral("4\"2")},
        {QStringLiteral("X-Api-Key"), SecretRef{SecretRef::Kind::Env, QStringLiteral("ORDERS_KEY")}},
        {QStringLiteral("X-Token"), QStringLiteral("canary")}};
    config.destination.auth = BasicAuth{QStringLiteral("bob"), {SecretRef::Kind::Vault, QStringLiteral("orders-pw")}};
    return config;
}

} // namespace

void TestPostmanParser::readsWhatItWrites()
{
    const auto drafts = parsePostman(postmanCollection(fullConfig(), R"({"app_name":"Acme"})"));
    QVERIFY(drafts);
    const Draft &draft = drafts->first();
    QCOMPARE(draft.config.name, QStringLiteral("Orders"));
    QCOMPARE(draft.config.workspace.name, QStringLiteral("Acme"));
    QCOMPARE(destinationText(draft.config.destination),
             QStringLiteral(
                 "url https://in.acme.test:8443/api/v1?source=moe&token=\nheader X-Tenant = 4\"2\n"
                 "header X-Api-Key -> vault:in-acme-test-x-api-key\nheader X-Token -> vault:in-acme-test-x-token\n"
                 "basic bob -> vault:in-acme-test-password\n"));
    QVERIFY(draft.secrets.isEmpty());
}

void TestPostmanParser::writesTheDocumentedFormat()
{
    const QByteArray json = postmanCollection(fullConfig(), "{}");
    QVERIFY(!json.contains("canary"));
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    QCOMPARE(root[QLatin1String("info")][QLatin1String("schema")].toString(),
             QStringLiteral("https://schema.getpostman.com/json/collection/v2.1.0/collection.json"));
    const QJsonValue request = root[QLatin1String("item")][0][QLatin1String("request")];
    QCOMPARE(request[QLatin1String("method")].toString(), QStringLiteral("POST"));
    QCOMPARE(request[QLatin1String("auth")][QLatin1String("basic")][1][QLatin1String("value")].toString(),
             QStringLiteral("{{ORDERS_PW}}"));
    QCOMPARE(request[QLatin1String("url")][QLatin1String("host")].toArray().size(), 3);
    QCOMPARE(request[QLatin1String("url")][QLatin1String("port")].toString(), QStringLiteral("8443"));
    QCOMPARE(root[QLatin1String("variable")].toArray().size(), 4);
    for (const QJsonValue &variable : root[QLatin1String("variable")].toArray())
        QCOMPARE(variable[QLatin1String("value")].toString(), QString());
}

QTEST_GUILESS_MAIN(TestPostmanParser)
#include "tst_postmanparser.moc"
