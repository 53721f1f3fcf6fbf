// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practiceendpoint.h"
#include "tests/support/senderclient.h"

#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

using Kind = Outcome::Kind;

namespace {

constexpr int noStatus = -1;

} // namespace

//! The sender against everything that the practice endpoint can do: one request on the wire, and a verdict that says
//! what happened.
class TestSenderPractice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsOnceAndTellsWhatHappened_data();
    void sendsOnceAndTellsWhatHappened();
};

void TestSenderPractice::sendsOnceAndTellsWhatHappened_data()
{
    QTest::addColumn<QByteArray>("behaviour");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("status");

    const auto row = [](const char *behaviour, Kind kind, int status) {
        QTest::newRow(behaviour) << QByteArray(behaviour) << kind << status;
    };
    row(R"("status": 200)", Kind::Delivered, 200);
    row(R"("status": 503, "headers": {"Retry-After": "2"})", Kind::Failed, 503);
    row(R"("redirect": "/there")", Kind::Failed, 302);
    row(R"("challenge": "Basic")", Kind::Failed, 401);
    row(R"("challenge": "Digest")", Kind::Failed, 401);
    row(R"("challenge": "NTLM")", Kind::Failed, 401);
    row(R"("challenge": "Negotiate")", Kind::Failed, 401);
    row(R"("setCookie": "a=b")", Kind::Delivered, 200);
    row(R"("close": "before")", Kind::Failed, noStatus);
    row(R"("close": "during")", Kind::Failed, noStatus);
    row(R"("close": "after")", Kind::Failed, noStatus);
    row(R"("reset": true)", Kind::Failed, noStatus);
    row(R"("halfClose": true)", Kind::Failed, noStatus);
    row(R"("drip": {"intervalMs": 1}, "status": 202)", Kind::Delivered, 202);
    row(R"("hang": true)", Kind::Failed, noStatus);
    row(R"("garbage": true)", Kind::Failed, noStatus);
    row(R"("endless": {"part": "headers"})", Kind::Failed, noStatus);
    row(R"("endless": {"part": "body"})", Kind::Delivered, 200);
    row(R"("endless": {"part": "body"}, "status": 503)", Kind::Failed, 503);
    row(R"("badChunks": true)", Kind::Delivered, 200);
    row(R"("gzipBomb": {})", Kind::Delivered, 200);
    row(R"("interim": {"status": 100})", Kind::Delivered, 200);
    row(R"("storeHalf": true)", Kind::Failed, 500);
}

void TestSenderPractice::sendsOnceAndTellsWhatHappened()
{
    QFETCH(const QByteArray, behaviour);
    QFETCH(const Kind, kind);
    QFETCH(const int, status);

    SystemScheduler scheduler;
    PracticeEndpoint endpoint(scheduler);
    endpoint.setScript(parsePracticeScript("{\"steps\": [{" + behaviour + "}]}").value());
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/in").arg(endpoint.listen().value()));
    SenderClient client(ResolvedDestination{.url = url, .headers = {}, .timeout = 3s});
    const Outcome outcome = client.attempt(bodyOf(62'000));
    QVERIFY2(outcome.kind == kind, qPrintable(outcome.reason));
    QCOMPARE(outcome.answer.status.value_or(noStatus), status);
    QVERIFY(outcome.answer.body.size() <= Answer::bodyLimit);
    QVERIFY(kind == Kind::Delivered || !outcome.reason.isEmpty());
    client.close();
    QTRY_COMPARE(endpoint.counters().requests, 1);
}

QTEST_GUILESS_MAIN(TestSenderPractice)
#include "tst_senderpractice.moc"
