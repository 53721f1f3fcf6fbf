// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/samplerequest.h"

#include "core/destination/streams.h"
#include "core/engine/firstbatch.h"
#include "core/event/catalog.h"
#include "tests/support/senderclient.h"
#include "tests/support/testvault.h"

#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

namespace {

const QByteArray lines =
    R"({"event_code":"MOE_EMAIL_OPEN","event_uuid":"1","event_time":1.0,"user_attributes":{"u_em":"\u00e9","own":1}}
{"event_code":"OTHER","event_uuid":"2","event_time":12345678901234567890}
{"event_name":"Email Clicked","event_uuid":"3","event_time":3}
)";

SampleIdentity identity()
{
    return {.requestId = "request-1", .eventUuid = "uuid-1", .epochSeconds = 1'700'000'000};
}

StreamConfig config()
{
    StreamConfig config;
    config.name = QStringLiteral("s");
    config.workspace.name = QStringLiteral("Shop \"é\"");
    config.destination.url = QStringLiteral("https://www.example.com/api?a=b%20c");
    return config;
}

} // namespace

class TestSampleRequest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatReallyGoesOut_data();
    void showsWhatReallyGoesOut();
    void holdsTheBatchThatTheEngineWouldMake();
    void takesOneEventOfThoseThatPass_data();
    void takesOneEventOfThoseThatPass();
    void isTheSameForTheSameSample();
    void leavesOutOnlyWhatIsWrong_data();
    void leavesOutOnlyWhatIsWrong();
    void bearsAConfigThatIsNotSound();

private:
    [[nodiscard]] SampleRequest make(const StreamConfig &config, std::optional<int> event = {}) const
    {
        return sampleRequest(config, lines, event, identity(), m_catalog);
    }

    const Catalog m_catalog = Catalog::load().value();
};

void TestSampleRequest::showsWhatReallyGoesOut_data()
{
    QTest::addColumn<QList<StaticHeader>>("headers");
    QTest::addColumn<bool>("basic");
    const SecretRef secret{SecretRef::Kind::Env, QStringLiteral("PENSTOCK_CANARY")};
    const QList<StaticHeader> several{{QStringLiteral("X-Tenant"), QStringLiteral("42")},
                                      {QStringLiteral("X-Key"), secret},
                                      {QStringLiteral("X-Empty"), QString()},
                                      {QStringLiteral("A"), QStringLiteral("é")}};
    QTest::addRow("none") << QList<StaticHeader>() << false;
    QTest::addRow("Basic") << QList<StaticHeader>() << true;
    QTest::addRow("several") << several << true;
}

void TestSampleRequest::showsWhatReallyGoesOut()
{
    QFETCH(QList<StaticHeader>, headers);
    QFETCH(bool, basic);
    const QByteArray canary = "canary-7f3c9a02";
    const SecretRef secret{SecretRef::Kind::Env, QStringLiteral("PENSTOCK_CANARY")};
    HostileServer server(answering(answerWith("200 OK")));
    StreamConfig stream = config();
    stream.destination.url = server.url(QStringLiteral("/in/é?x=1&y=%2F")).toString(QUrl::FullyEncoded);
    stream.destination.headers = headers;
    if (basic)
        stream.destination.auth = BasicAuth{QStringLiteral("u"), secret};

    qunsetenv("PENSTOCK_CANARY"); // it is not needed
    const SampleRequest shown = make(stream);
    QCOMPARE(shown.problems, QList<Problem>());

    qputenv("PENSTOCK_CANARY", canary);
    TestVault vault;
    const auto destination = resolveDestination(stream, {}, vault.secrets);
    QVERIFY(destination);
    SenderClient client(*destination);
    (void)client.attempt(shown.body);
    QCOMPARE(server.requests().size(), 1);
    QByteArray sent = server.requests().first().head;
    const QByteArray pair = ("u:" + canary).toBase64();
    sent.replace("Basic " + pair, secretMask()).replace(canary, secretMask()).replace("\r\n", "\n");
    QCOMPARE(shown.head.trimmed(), sent.trimmed());
    QCOMPARE(server.requests().first().body, shown.body);
}

void TestSampleRequest::holdsTheBatchThatTheEngineWouldMake()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("events.ndjson")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lines);
    file.close();
    StreamConfig stream = config();
    stream.source = FileSource{file.fileName()};
    stream.delivery.batchSize = 2;
    stream.userAttributes = {.all = false, .names = {QStringLiteral("u_em")}};

    const auto real = firstBatch({.config = stream, .baseFolder = {}}, m_catalog);
    QVERIFY(real);
    const SampleRequest shown = make(stream);
    QCOMPARE(shown.events, 2);
    QCOMPARE(shown.passing, 3);
    QCOMPARE(shown.body, QByteArray(real->body).replace(real->requestId, "request-1"));
    QVERIFY(shown.body.contains("\"event_time\":1.0") && shown.body.contains(R"("u_em":"\u00e9")"));
}

void TestSampleRequest::takesOneEventOfThoseThatPass_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("given");
    QTest::addColumn<QByteArray>("uuid");
    QTest::addRow("the first") << 0 << 0 << QByteArray("\"1\"");
    QTest::addRow("the second that passes") << 1 << 1 << QByteArray("\"3\"");
    QTest::addRow("the last where there are fewer") << 9 << 1 << QByteArray("\"3\"");
}

void TestSampleRequest::takesOneEventOfThoseThatPass()
{
    QFETCH(int, asked);
    QFETCH(int, given);
    QFETCH(QByteArray, uuid);
    StreamConfig stream = config();
    stream.events.mode = EventSelection::Mode::Campaign;
    const SampleRequest request = make(stream, asked);
    QCOMPARE(request.event, given);
    QCOMPARE(request.events, 1);
    QCOMPARE(request.passing, 2);
    QCOMPARE(request.filtered, 1);
    QVERIFY(request.body.contains("\"event_uuid\":" + uuid));
}

void TestSampleRequest::isTheSameForTheSameSample()
{
    const QByteArray incomplete = "{\"event_code\":\"A\"}\n";
    const SampleRequest one = sampleRequest(config(), incomplete, 0, identity(), m_catalog);
    QCOMPARE(sampleRequest(config(), incomplete, 0, identity(), m_catalog).body, one.body);
    QVERIFY(one.body.contains("\"event_uuid\":\"uuid-1\"") && one.body.contains("1700000000"));
}

void TestSampleRequest::leavesOutOnlyWhatIsWrong_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<bool>("hasOther");
    const QString good = QStringLiteral("https://h/p");
    QTest::addRow("a header's name") << good << QStringLiteral("X Region") << QByteArray("POST /p HTTP/1.1\n") << true;
    QTest::addRow("a header that smuggles")
        << good << QStringLiteral("X\nY") << QByteArray("POST /p HTTP/1.1\n") << true;
    QTest::addRow("no address") << QString() << QStringLiteral("X-Region") << QByteArray() << false;
    QTest::addRow("half an address") << QStringLiteral("https:/") << QStringLiteral("X-Region") << QByteArray()
                                     << false;
}

void TestSampleRequest::leavesOutOnlyWhatIsWrong()
{
    QFETCH(QString, url);
    QFETCH(QString, header);
    QFETCH(QByteArray, begin);
    QFETCH(bool, hasOther);
    StreamConfig stream = config();
    stream.destination.url = url;
    stream.destination.headers = {{header, QStringLiteral("eu")}, {QStringLiteral("X-Tenant"), QStringLiteral("42")}};
    const SampleRequest request = make(stream);
    QVERIFY(request.head.startsWith(begin));
    QCOMPARE(request.head.contains("X-Tenant: 42\n"), hasOther);
    QVERIFY(!request.head.contains("eu\n"));
    QVERIFY(!request.body.isEmpty());
    QVERIFY(!request.problems.isEmpty());
}

void TestSampleRequest::bearsAConfigThatIsNotSound()
{
    StreamConfig stream = config();
    stream.delivery.batchSize = 0;
    stream.userAttributes = {.all = false, .names = {QString()}};
    stream.events = {EventSelection::Mode::List, {QString(), QStringLiteral("OTHER")}};
    QCOMPARE(make(stream).events, 1);
    stream.destination.kind = QStringLiteral("unheard of");
    QVERIFY(make(stream).body.isEmpty());
    stream = config();
    stream.events = {EventSelection::Mode::List, {}};
    const SampleRequest none = make(stream);
    QVERIFY(none.body.isEmpty());
    QVERIFY(none.head.startsWith("POST ") && !none.head.contains("Content-Length"));
}

QTEST_GUILESS_MAIN(TestSampleRequest)
#include "tst_samplerequest.moc"
