// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/endpointtest.h"

#include "core/event/catalog.h"
#include "core/receiver/practiceendpoint.h"
#include "core/time/systemscheduler.h"
#include "tests/support/tlsserver.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace penstock;

namespace {

constexpr int patience = 60'000; // long enough for a busy machine

//! What a server presents, and whom the stream trusts.
struct Presented
{
    TestCertificate certificate;
    QList<QSslCertificate> others;
    TlsTrust trust;
};

QString verdictOf(const ProbeReport &report, ProbeStep step)
{
    const ProbeResult *result = report.result(step);
    return result ? verdictName(result->verdict) : QStringLiteral("missing");
}

} // namespace

//! The endpoint test against each way in which the practice endpoint behaves: what it finds, and in which words.
class TestEndpointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void tellsABehaviour_data();
    void tellsABehaviour();
    void tellsThatNobodyListens();
    void tellsThatTheNameIsUnknown();
    void refusesAMetadataAddress();
    void refusesAnUnsoundAddress();
    void tellsThatThePeerSpeaksNoTls();
    void judgesACertificate_data();
    void judgesACertificate();
    void refusesTlsBefore12();
    void tellsThatAHandshakeStalls();
    void sendsEachRequestOnce();
    void leavesOutWhatItIsTold();
    void marksEventsAndRequests();
    void expectsWrongCredentialsToBeRefused();
    void neverShowsASecret();
    void stopsWhenItIsCancelled();

private:
    [[nodiscard]] ProbeOrder orderFor(const QString &url) const;
    [[nodiscard]] ProbeOrder orderFor(quint16 port) const;
    [[nodiscard]] ProbeReport run(ProbeOrder order);

    std::unique_ptr<Catalog> m_catalog;
    SystemScheduler m_scheduler;
    TestCertificates m_maker;
    TestCertificate m_selfSigned;
    TestCertificate m_root;
    TestCertificate m_intermediate;
    TestCertificate m_leaf; //!< of the intermediate
};

void TestEndpointTest::initTestCase()
{
    auto catalog = Catalog::load();
    QVERIFY(catalog);
    m_catalog = std::make_unique<Catalog>(std::move(*catalog));

    m_selfSigned = m_maker.make({});
    if (m_selfSigned.certificate.isNull())
        QSKIP("the openssl command is not there");
    m_root = m_maker.make({.commonName = QStringLiteral("Root"), .authority = true});
    m_intermediate = m_maker.make({.commonName = QStringLiteral("Intermediate"), .issuer = &m_root, .authority = true});
    m_leaf = m_maker.make({.issuer = &m_intermediate});
}

ProbeOrder TestEndpointTest::orderFor(const QString &url) const
{
    ProbeOrder order;
    order.config.name = QStringLiteral("Orders");
    order.config.workspace.name = QStringLiteral("MyWorkspace");
    order.config.destination.url = url;
    order.destination.url = QUrl(url);
    return order;
}

ProbeOrder TestEndpointTest::orderFor(quint16 port) const
{
    return orderFor(QStringLiteral("http://127.0.0.1:%1/in").arg(port));
}

ProbeReport TestEndpointTest::run(ProbeOrder order)
{
    EndpointTest test(std::move(order), *m_catalog, m_scheduler);
    ProbeReport report;
    int reports = 0;
    connect(&test, &EndpointTest::finished, this, [&](const ProbeReport &found) {
        report = found;
        ++reports;
    });
    test.start();
    [&] { QTRY_COMPARE_WITH_TIMEOUT(reports, 1, patience); }();
    return report;
}

void TestEndpointTest::tellsABehaviour_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("emptyBatch");
    QTest::addColumn<QString>("oneEvent");
    QTest::addColumn<QString>("fullBatch");
    QTest::addColumn<QString>("words"); // of the first step that did not pass

    const QString passed = QStringLiteral("passed");
    const QString warning = QStringLiteral("warning");
    const QString failed = QStringLiteral("failed");
    const QString notRun = QStringLiteral("notRun");
    const auto always = [](const char *behaviour) {
        return R"({"version":1,"steps":[{)" + QByteArray(behaviour) + R"(}],"repeat":true})";
    };
    const auto text = [](const char *ascii) { return QString::fromLatin1(ascii); };
    QTest::addRow("200") << always(R"("status":200)") << passed << passed << passed << QString();
    QTest::addRow("204") << always(R"("status":204)") << passed << passed << passed << QString();
    QTest::addRow("301") << always(R"("status":301)") << failed << notRun << notRun << text("redirect");
    QTest::addRow("400") << always(R"("status":400)") << passed << failed << notRun << text("400");
    QTest::addRow("401") << always(R"("status":401)") << failed << notRun << notRun << text("401");
    QTest::addRow("403") << always(R"("status":403)") << failed << notRun << notRun << text("403");
    QTest::addRow("404") << always(R"("status":404)") << failed << notRun << notRun << text("404");
    QTest::addRow("429") << always(R"("status":429)") << failed << notRun << notRun << text("429");
    QTest::addRow("500") << always(R"("status":500)") << warning << failed << notRun << text("500");
    QTest::addRow("503") << always(R"("status":503)") << warning << failed << notRun << text("503");
    QTest::addRow("close after") << always(R"("close":"after")") << failed << notRun << notRun << text("closed");
    QTest::addRow("close before") << always(R"("close":"before")") << failed << notRun << notRun << text("closed");
    QTest::addRow("reset") << always(R"("reset":true)") << failed << notRun << notRun << text("closed");
    QTest::addRow("hang") << always(R"("hang":true)") << failed << notRun << notRun << text("0.4 s");
    QTest::addRow("close during") << always(R"("close":"during")") << failed << notRun << notRun << text("closed");
    QTest::addRow("half close") << always(R"("halfClose":true)") << failed << notRun << notRun << text("closed");
    QTest::addRow("drip") << always(R"("drip":{"intervalMs":1},"status":202)") << passed << passed << passed
                          << QString();
    QTest::addRow("garbage") << always(R"("garbage":true)") << failed << notRun << notRun << text("127.0.0.1");
    QTest::addRow("redirect") << always(R"("redirect":"/there")") << failed << notRun << notRun << text("redirect");
    QTest::addRow("challenge") << always(R"("challenge":"NTLM")") << failed << notRun << notRun << text("401");
    QTest::addRow("cookie") << always(R"("setCookie":"a=b")") << passed << passed << passed << QString();
    QTest::addRow("endless headers") << always(R"("endless":{"part":"headers"})") << failed << notRun << notRun
                                     << text("headers");
    QTest::addRow("endless body") << always(R"("endless":{"part":"body"})") << passed << passed << passed << QString();
    QTest::addRow("bad chunks") << always(R"("badChunks":true)") << passed << passed << passed << QString();
    QTest::addRow("gzip bomb") << always(R"("gzipBomb":{})") << passed << passed << passed << QString();
    QTest::addRow("interim") << always(R"("interim":{"status":100})") << passed << passed << passed << QString();
    QTest::addRow("stores half") << always(R"("storeHalf":true)") << warning << failed << notRun << text("500");
    QTest::addRow("rate limit") << QByteArray(R"({"version":1,"rateLimit":{"perSecond":2}})") << passed << passed
                                << failed << text("429");
    QTest::addRow("413 for more than one event")
        << QByteArray(R"({"version":1,"steps":[{"status":200,"times":2},{"status":413}]})") << passed << passed
        << failed << text("413");
}

void TestEndpointTest::tellsABehaviour()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QString, words);
    const auto parsed = parsePracticeScript(script);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().constFirst().path + parsed.error().constFirst().message));
    PracticeEndpoint endpoint(m_scheduler);
    endpoint.setScript(*parsed);
    const auto port = endpoint.listen();
    QVERIFY(port);

    ProbeOrder order = orderFor(*port);
    for (const ProbeStep step : probeSteps) {
        if (sendsRequests(step) && step > ProbeStep::FullBatch)
            order.leftOut.insert(step);
    }
    if (script.contains("hang"))
        order.destination.timeout = Milliseconds(400);

    const ProbeReport report = run(std::move(order));

    QCOMPARE(std::size_t(report.results.size()), probeSteps.size());
    QTEST(verdictOf(report, ProbeStep::EmptyBatch), "emptyBatch");
    QTEST(verdictOf(report, ProbeStep::OneEvent), "oneEvent");
    QTEST(verdictOf(report, ProbeStep::FullBatch), "fullBatch");
    const auto troubled = std::find_if(report.results.begin(), report.results.end(), [](const ProbeResult &result) {
        return result.verdict == ProbeVerdict::Failed;
    });
    QCOMPARE(troubled == report.results.end(), words.isEmpty());
    if (!words.isEmpty()) {
        QVERIFY2(troubled->found.contains(words), qPrintable(troubled->found));
        QVERIFY(!troubled->meaning.isEmpty());
        QVERIFY(!troubled->mend.isEmpty());
    }
}

void TestEndpointTest::tellsThatNobodyListens()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();

    const ProbeReport report = run(orderFor(port));

    QCOMPARE(verdictOf(report, ProbeStep::Lookup), QStringLiteral("passed"));
    QCOMPARE(verdictOf(report, ProbeStep::Connect), QStringLiteral("failed"));
    QCOMPARE(report.count(ProbeVerdict::NotRun), int(probeSteps.size()) - 3);
    QVERIFY(report.result(ProbeStep::Connect)->found.contains(QStringLiteral("refused")));
    QCOMPARE(conclusionOf(report).headline, QStringLiteral("No request can reach this endpoint."));
}

void TestEndpointTest::tellsThatTheNameIsUnknown()
{
    const ProbeReport report = run(orderFor(QStringLiteral("http://no-such-host.invalid/in")));
    QCOMPARE(verdictOf(report, ProbeStep::Lookup), QStringLiteral("failed"));
    QCOMPARE(verdictOf(report, ProbeStep::Connect), QStringLiteral("notRun"));
    QVERIFY(report.result(ProbeStep::Lookup)->meaning.contains(QStringLiteral("no-such-host.invalid")));
}

void TestEndpointTest::refusesAMetadataAddress()
{
    const ProbeReport report = run(orderFor(QStringLiteral("http://169.254.169.254/latest")));
    QCOMPARE(report.count(ProbeVerdict::Failed), 1);
    QCOMPARE(verdictOf(report, ProbeStep::Connect), QStringLiteral("notRun"));
    QCOMPARE(report.eventsSent(), 0);
}

void TestEndpointTest::refusesAnUnsoundAddress()
{
    const ProbeReport report = run(orderFor(QStringLiteral("ftp://127.0.0.1/in")));
    QCOMPARE(verdictOf(report, ProbeStep::Address), QStringLiteral("failed"));
    QCOMPARE(verdictOf(report, ProbeStep::Lookup), QStringLiteral("notRun"));
}

void TestEndpointTest::tellsThatThePeerSpeaksNoTls()
{
    PracticeEndpoint endpoint(m_scheduler);
    const auto port = endpoint.listen();
    QVERIFY(port);

    const ProbeReport report = run(orderFor(QStringLiteral("https://127.0.0.1:%1/in").arg(*port)));

    QCOMPARE(verdictOf(report, ProbeStep::Tls), QStringLiteral("failed"));
    QCOMPARE(verdictOf(report, ProbeStep::EmptyBatch), QStringLiteral("notRun"));
    QCOMPARE(endpoint.counters().eventsAccepted, 0);
}

void TestEndpointTest::judgesACertificate_data()
{
    QTest::addColumn<Presented>("presented");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("words");

    const auto row = [](const char *name, const Presented &presented, const char *verdict, const char *words) {
        QTest::addRow("%s", name) << presented << QString::fromLatin1(verdict) << QString::fromLatin1(words);
    };
    const TlsTrust none;
    const TlsTrust own{.authorities = {m_root.certificate}};
    const QList chain{m_intermediate.certificate};
    const auto issued = [this](TestCertificates::Wish wish) {
        wish.issuer = &m_intermediate;
        return m_maker.make(wish);
    };
    row("by its authority", {issued({.validUntilDays = 90}), chain, own}, "passed", "days left");
    row("ends soon", {m_leaf, chain, own}, "warning", "Certificate ends in");
    row("pinned", {m_selfSigned, {}, {.pinnedSha256 = sha256Of(m_selfSigned.certificate)}}, "warning", "ends in");
    row("self-signed", {m_selfSigned, {}, none}, "failed", "signed by itself");
    row("unknown authority", {m_leaf, chain, none}, "failed", "which is not known");
    row("missing intermediate", {m_leaf, {}, own}, "failed", "issuer \"Intermediate\" is not known");
    row("expired", {issued({.validFromDays = -9, .validUntilDays = -2}), chain, own}, "failed", "expired on");
    row("not yet valid", {issued({.validFromDays = 2, .validUntilDays = 9}), chain, own}, "failed", "not valid before");
    row("wrong name", {issued({.names = QStringLiteral("DNS:example.org")}), chain, own}, "failed",
        "not for this host");
    row("pin changed", {m_leaf, chain, {.pinnedSha256 = sha256Of(m_selfSigned.certificate)}}, "failed", "changed");
}

void TestEndpointTest::judgesACertificate()
{
    QFETCH(const Presented, presented);
    QFETCH(const QString, verdict);
    QFETCH(const QString, words);
    TlsServer server(presented.certificate, presented.others);
    QVERIFY(server.isListening());
    ProbeOrder order = orderFor(server.url().toString());
    order.destination.trust = presented.trust;
    order.destination.headers = {{{"Authorization", "Basic dTpw"}, true}};

    const ProbeReport report = run(std::move(order));

    const ProbeResult *tls = report.result(ProbeStep::Tls);
    QVERIFY(tls);
    QCOMPARE(QString(verdictName(tls->verdict)), verdict);
    QVERIFY2(tls->found.contains(words), qPrintable(tls->found));
    QVERIFY(!tls->chain.isEmpty());
    // Not one byte of a request leaves before the certificate is accepted.
    QCOMPARE(server.received().isEmpty(), verdict == QLatin1String("failed"));
    QCOMPARE(verdictOf(report, ProbeStep::OneEvent),
             verdict == QLatin1String("failed") ? QStringLiteral("notRun") : QStringLiteral("passed"));
}

void TestEndpointTest::refusesTlsBefore12()
{
    TlsServer server(m_leaf, {}, 0, TlsServer::Speaks::Tls11);
    QVERIFY(server.isListening());
    const ProbeReport report = run(orderFor(server.url().toString()));
    QCOMPARE(verdictOf(report, ProbeStep::Tls), QStringLiteral("failed"));
    QVERIFY(report.result(ProbeStep::Tls)->mend.contains(QStringLiteral("TLS 1.2")));
    QVERIFY(server.received().isEmpty());
}

void TestEndpointTest::tellsThatAHandshakeStalls()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    ProbeOrder order = orderFor(QStringLiteral("https://127.0.0.1:%1/in").arg(silent.serverPort()));
    order.destination.timeout = Milliseconds(300);
    const ProbeReport report = run(std::move(order));
    QCOMPARE(verdictOf(report, ProbeStep::Tls), QStringLiteral("failed"));
    QVERIFY2(report.result(ProbeStep::Tls)->found.contains(QStringLiteral("0.3 s")),
             qPrintable(report.result(ProbeStep::Tls)->found));
}

void TestEndpointTest::sendsEachRequestOnce()
{
    PracticeEndpoint endpoint(m_scheduler);
    const auto port = endpoint.listen();
    QVERIFY(port);

    const ProbeReport report = run(orderFor(*port));

    qsizetype requests = 0;
    for (const ProbeResult &result : report.results)
        requests += result.requests.size();
    QCOMPARE(endpoint.counters().requests, requests);
    QCOMPARE(endpoint.counters().eventsAccepted, report.eventsSent());
    QCOMPARE(endpoint.counters().duplicateEvents, 1); // of the batch that is sent twice
    QCOMPARE(verdictOf(report, ProbeStep::KeptAlive), QStringLiteral("passed"));
    QCOMPARE(report.wouldTake(), std::optional(true));
}

void TestEndpointTest::leavesOutWhatItIsTold()
{
    PracticeEndpoint endpoint(m_scheduler);
    const auto port = endpoint.listen();
    QVERIFY(port);
    ProbeOrder order = orderFor(*port);
    for (const ProbeStep step : probeSteps) {
        if (sendsRequests(step) && step != ProbeStep::EmptyBatch)
            order.leftOut.insert(step);
    }

    const ProbeReport report = run(order);

    QCOMPARE(endpoint.counters().requests, 1);
    QCOMPARE(report.eventsSent(), 0);
    QCOMPARE(report.wouldTake(), std::optional<bool>());
}

void TestEndpointTest::marksEventsAndRequests()
{
    PracticeEndpoint endpoint(m_scheduler);
    const auto port = endpoint.listen();
    QVERIFY(port);
    ProbeOrder order = orderFor(*port);
    order.markHeader = true;

    const ProbeReport report = run(order);

    const Outcome &request = report.result(ProbeStep::OneEvent)->requests.constFirst();
    QVERIFY(request.requestHeaders.contains(HeaderField{"X-Penstock-Test", "1"}));
}

void TestEndpointTest::expectsWrongCredentialsToBeRefused()
{
    PracticeEndpoint endpoint(m_scheduler);
    const auto port = endpoint.listen();
    QVERIFY(port);
    ProbeOrder order = orderFor(*port);
    QCOMPARE(verdictOf(run(order), ProbeStep::WrongCredentials), QStringLiteral("notRun"));

    order.destination.headers = {{{"Authorization", "Basic dTpw"}, true}};
    const ProbeReport report = run(order);
    QCOMPARE(verdictOf(report, ProbeStep::WrongCredentials), QStringLiteral("failed"));
    QCOMPARE(report.wouldTake(), std::optional(true));
}

void TestEndpointTest::neverShowsASecret()
{
    ProbeOrder order = orderFor(1);
    order.destination.headers = {{{"Authorization", "Basic c2VjcmV0"}, true}, {{"X-Api-Key", "secret"}, true}};
    const auto wrong = withWrongCredentials(order.destination);
    QVERIFY(wrong);
    for (const ResolvedHeader &header : wrong->headers) {
        QVERIFY(header.secret);
        QVERIFY(!header.field.value.contains("c2VjcmV0"));
        QVERIFY(!header.field.value.contains("secret"));
    }
}

void TestEndpointTest::stopsWhenItIsCancelled()
{
    PracticeEndpoint endpoint(m_scheduler);
    endpoint.setScript(*parsePracticeScript(R"({"version":1,"steps":[{"hang":true}]})"));
    const auto port = endpoint.listen();
    QVERIFY(port);
    ProbeOrder order = orderFor(*port);
    order.destination.timeout = Milliseconds(300'000);
    EndpointTest test(std::move(order), *m_catalog, m_scheduler);
    QSignalSpy begun(&test, &EndpointTest::stepBegun);
    QList<ProbeReport> reports;
    connect(&test, &EndpointTest::finished, this, [&](const ProbeReport &report) { reports.append(report); });

    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(begun.size(), 4, patience); // up to the empty batch, that hangs
    test.cancel();

    QCOMPARE(reports.size(), 1);
    QVERIFY(reports.constFirst().cancelled);
    QCOMPARE(reports.constFirst().count(ProbeVerdict::Failed), 0);
}

QTEST_GUILESS_MAIN(TestEndpointTest)
#include "tst_endpointtest.moc"
