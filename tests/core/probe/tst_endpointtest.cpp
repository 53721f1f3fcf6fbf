// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/endpointtest.h"

#include "core/event/catalog.h"
#include "core/receiver/practiceendpoint.h"
#include "core/time/systemscheduler.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace penstock;

namespace {

constexpr int patience = 60'000; // long enough for a busy machine

//! "oneEvent failed": what the table asks for.
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
};

void TestEndpointTest::initTestCase()
{
    auto catalog = Catalog::load();
    QVERIFY(catalog);
    m_catalog = std::make_unique<Catalog>(std::move(*catalog));
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
