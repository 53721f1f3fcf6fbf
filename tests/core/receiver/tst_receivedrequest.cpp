// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/receivedrequest.h"

#include <QJsonDocument>
#include <QTest>

using namespace penstock;

namespace {

ReceivedRequest sample()
{
    ReceivedRequest request;
    request.number = 17;
    request.at = wallTimeFromEpochMs(1'700'000'000'123);
    request.method = "POST";
    request.target = "/in?a=1";
    request.bytes = 62'100;
    request.requestId = "r-1";
    request.events = 100;
    request.behaviour = QStringLiteral("503 after 100 ms");
    request.status = 503;
    return request;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class TestReceivedRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOneLineForPeople();
    void isOneObjectForMachines();
    void countersAreOneObject();
};

void TestReceivedRequest::isOneLineForPeople()
{
    ReceivedRequest request = sample();
    const QByteArray line = receivedLine(request);
    QVERIFY2(line.endsWith(".123  #17  POST /in?a=1  100 events  62.1 kB  503 after 100 ms"), line.constData());

    request.events = 1;
    request.duplicates = 1;
    request.problems = {QStringLiteral("The method is not POST."), QStringLiteral("source is not \"MOENGAGE\".")};
    request.target = QByteArray(500, 'a');
    const QByteArray other = receivedLine(request);
    QVERIFY2(other.contains("  1 event  "), other.constData());
    QVERIFY2(other.endsWith("  1 duplicate  The method is not POST. source is not \"MOENGAGE\"."), other.constData());
    QVERIFY(other.size() < 250);

    request.method.clear();
    request.target.clear();
    QVERIFY(!receivedLine(request).contains("   "));
}

void TestReceivedRequest::isOneObjectForMachines()
{
    QCOMPARE(
        compact(receivedJson(sample())),
        QByteArray(
            R"({"accepted":0,"at":1700000000123,"behaviour":"503 after 100 ms","bytes":62100,"duplicates":0,"events":100,"findings":null,)"
            R"("method":"POST","number":17,"problems":[],"repeated":0,"requestId":"r-1","status":503,)"
            R"("target":"/in?a=1"})"));
    ReceivedRequest request = sample();
    request.status.reset();
    QVERIFY(receivedJson(request).value(QStringLiteral("status")).isNull());
}

void TestReceivedRequest::countersAreOneObject()
{
    const PracticeCounters counters{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
    QCOMPARE(
        compact(counters.toJson()),
        QByteArray(
            R"({"events":{"accepted":9,"acceptedUnique":10,"duplicates":11,"notRemembered":12,"received":7,)"
            R"("unique":8},"failedHandshakes":13,"requests":{"accepted":2,"bytes":5,"malformed":4,"received":1,"refused":3,)"
            R"("requestIds":6}})"));
}

QTEST_GUILESS_MAIN(TestReceivedRequest)
#include "tst_receivedrequest.moc"
