// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/destination/streams.h"

#include "core/secret/secretstore.h"
#include "core/secret/vault.h"

#include "core/destination/dialects.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

namespace {

SecretRef env(const char *name)
{
    return {SecretRef::Kind::Env, QString::fromUtf8(name)};
}

StreamConfig configFor(const QString &url)
{
    StreamConfig config;
    config.destination.url = url;
    config.delivery.timeout = Milliseconds(5'000);
    return config;
}

QByteArrayList lines(const ResolvedDestination &destination)
{
    QByteArrayList all;
    for (const ResolvedHeader &header : destination.headers)
        all.append((header.secret ? "secret " : "open ") + header.field.name + ": " + header.field.value);
    return all;
}

} // namespace

class TestStreams final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void writesTheDocumentedEnvelope();
    void escapesTheName();
    void resolvesHeadersInOrder();
    void resolvesBasicAuth_data();
    void resolvesBasicAuth();
    void readsSecretsFromTheConfigsFolder();
    void keepsAnEmptyValue();
    void refusesWhatMustNotReachTheWire_data();
    void refusesWhatMustNotReachTheWire();
    void namesTheSecretThatIsMissing();
    void knowsItsDialects();

private:
    QTemporaryDir m_vaultFolder;
    Vault m_vault{m_vaultFolder.filePath(QStringLiteral("none.vault"))};
    std::unique_ptr<SecretStore> m_secrets = std::make_unique<SecretStore>(m_vault);
};

void TestStreams::initTestCase()
{
    qputenv("STREAMS_TEST_KEY", "k-CANARY");
    qputenv("STREAMS_TEST_SMUGGLE", "CANARY\r\nHost: evil");
    qputenv("STREAMS_TEST_PADDED", " CANARY");
    qputenv("STREAMS_TEST_PASSWORD", "p:ä");
}

void TestStreams::writesTheDocumentedEnvelope()
{
    const std::string head = requestBodyHead("App Name", "b3d2");
    QCOMPARE(head, std::string(R"({"app_name":"App Name","source":"MOENGAGE","moe_request_id":"b3d2","events":[)"));
    const QByteArray body =
        QByteArray::fromStdString(head + R"({"event_name":"a"},{"event_name":"b"})" + std::string(requestBodyTail()));
    const QJsonDocument document = QJsonDocument::fromJson(body);
    QCOMPARE(document.object().size(), 4);
    QCOMPARE(document.object().value(u"events").toArray().size(), 2);
}

void TestStreams::escapesTheName()
{
    const QString name = QStringLiteral("a\"b\\c\n\u0001é😀");
    const std::string body = requestBodyHead(name.toStdString(), "i\"d") + std::string(requestBodyTail());
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(body)).object();
    QCOMPARE(object.value(u"app_name").toString(), name);
    QCOMPARE(object.value(u"moe_request_id").toString(), QStringLiteral("i\"d"));
}

void TestStreams::resolvesHeadersInOrder()
{
    StreamConfig config = configFor(QStringLiteral("https://example.com/in?a=b"));
    config.destination.headers = {{QStringLiteral("X-Tenant"), QStringLiteral("zürich")},
                                  {QStringLiteral("X-Trace"), env("STREAMS_TEST_KEY")},
                                  {QStringLiteral("X-Api-Key"), QStringLiteral("in clear")},
                                  {QStringLiteral("authorization"), QStringLiteral("Bearer t")}};
    const auto resolved = resolveDestination(config, QString(), *m_secrets);
    QVERIFY2(resolved, qPrintable(resolved ? QString() : resolved.error().message));
    QCOMPARE(lines(*resolved), QByteArrayList({"open X-Tenant: zürich", "secret X-Trace: k-CANARY",
                                               "secret X-Api-Key: in clear", "secret authorization: Bearer t"}));
    QCOMPARE(resolved->url.toEncoded(), QByteArray("https://example.com/in?a=b"));
    QCOMPARE(resolved->timeout, Milliseconds(5'000));
}

void TestStreams::resolvesBasicAuth_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QByteArray>("pair");
    QTest::addRow("ASCII") << QStringLiteral("u") << QByteArray("u:p:ä");
    QTest::addRow("UTF-8") << QStringLiteral("jürgen") << QByteArray("jürgen:p:ä");
    QTest::addRow("no name") << QString() << QByteArray(":p:ä");
}

void TestStreams::resolvesBasicAuth()
{
    QFETCH(QString, username);
    QFETCH(QByteArray, pair);
    StreamConfig config = configFor(QStringLiteral("https://example.com"));
    config.destination.headers = {{QStringLiteral("X-Tenant"), QStringLiteral("42")}};
    config.destination.auth = BasicAuth{username, env("STREAMS_TEST_PASSWORD")};
    const auto resolved = resolveDestination(config, QString(), *m_secrets);
    QVERIFY(resolved);
    QCOMPARE(lines(*resolved), QByteArrayList({"open X-Tenant: 42", "secret Authorization: Basic " + pair.toBase64()}));
}

void TestStreams::readsSecretsFromTheConfigsFolder()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("key")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write("from a file\n"), 12);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    file.close();
    StreamConfig config = configFor(QStringLiteral("https://example.com"));
    config.destination.headers = {{QStringLiteral("X-Key"), SecretRef{SecretRef::Kind::File, QStringLiteral("key")}}};
    const auto resolved = resolveDestination(config, folder.path(), *m_secrets);
    QVERIFY(resolved);
    QCOMPARE(lines(*resolved), QByteArrayList({"secret X-Key: from a file"}));
}

void TestStreams::keepsAnEmptyValue()
{
    StreamConfig config = configFor(QStringLiteral("https://example.com"));
    config.destination.headers = {{QStringLiteral("X-Empty"), QString()}};
    const auto resolved = resolveDestination(config, QString(), *m_secrets);
    QVERIFY(resolved);
    // For QNetworkRequest a null value means: take the header out.
    QVERIFY(!resolved->headers.first().field.value.isNull());
}

void TestStreams::refusesWhatMustNotReachTheWire_data()
{
    QTest::addColumn<Destination>("destination");
    QTest::addColumn<QString>("word");

    const auto row = [](const char *title, const StaticHeader &header, const char *word) {
        Destination destination;
        destination.url = QStringLiteral("https://example.com");
        destination.headers = {header};
        QTest::newRow(title) << destination << QString::fromUtf8(word);
    };
    row("line break in a secret header", {QStringLiteral("X-Key"), env("STREAMS_TEST_SMUGGLE")}, "X-Key");
    row("space before a secret header", {QStringLiteral("X-Key"), env("STREAMS_TEST_PADDED")},
        "env:STREAMS_TEST_PADDED");
    row("line break in a header", {QStringLiteral("X-Key"), QStringLiteral("CANARY\r\nHost: evil")},
        "headers[0].value");
    row("line break in a name", {QStringLiteral("X-CANARY\r\nHost"), QStringLiteral("a")}, "headers[0].name");
    row("forbidden header", {QStringLiteral("Content-Length"), QStringLiteral("CANARY")}, "Content-Length");
    row("vault", {QStringLiteral("X-Key"), SecretRef{SecretRef::Kind::Vault, QStringLiteral("CANARY")}}, "vault");

    Destination withUserInfo;
    withUserInfo.url = QStringLiteral("https://u:CANARY@example.com");
    QTest::addRow("user info in the address") << withUserInfo << QStringLiteral("$.destination.url");
    Destination withPassword;
    withPassword.url = QStringLiteral("https://example.com");
    withPassword.auth = BasicAuth{QStringLiteral("u"), env("STREAMS_TEST_SMUGGLE")};
    QTest::addRow("line break in a password") << withPassword << QStringLiteral("env:STREAMS_TEST_SMUGGLE");
}

void TestStreams::refusesWhatMustNotReachTheWire()
{
    QFETCH(Destination, destination);
    QFETCH(QString, word);
    StreamConfig config;
    config.destination = destination;
    const auto refused = resolveDestination(config, QString(), *m_secrets);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::InvalidInput);
    QVERIFY2(refused.error().message.contains(word), qPrintable(refused.error().message));
    QVERIFY2(!refused.error().message.contains(QStringLiteral("CANARY")), qPrintable(refused.error().message));
}

void TestStreams::namesTheSecretThatIsMissing()
{
    StreamConfig config = configFor(QStringLiteral("https://example.com"));
    config.destination.auth = BasicAuth{QStringLiteral("u"), env("STREAMS_TEST_MISSING")};
    qunsetenv("STREAMS_TEST_MISSING");
    const auto refused = resolveDestination(config, QString(), *m_secrets);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("STREAMS_TEST_MISSING")));
}

void TestStreams::knowsItsDialects()
{
    QCOMPARE(dialectNames(), QStringList{QStringLiteral("streams")});
    QVERIFY(!findDialect(QStringLiteral("pigeons")));
    const Dialect *dialect = findDialect(Destination().kind);
    QVERIFY(dialect);
    QCOMPARE(dialect->bodyHead("a", "b"), requestBodyHead("a", "b"));
    QCOMPARE(dialect->bodyTail, requestBodyTail());
    QVERIFY(dialect->resolve(configFor(QStringLiteral("https://example.com")), QString(), *m_secrets));
}

QTEST_GUILESS_MAIN(TestStreams)

#include "tst_streams.moc"
