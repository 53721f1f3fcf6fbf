// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/failurewords.h"

#include <QTest>
#include <QUrl>

using namespace penstock;
using namespace std::chrono_literals;

class TestFailureWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesHostAndPort_data();
    void namesHostAndPort();
    void saysWhatAStatusMeans_data();
    void saysWhatAStatusMeans();
    void saysWhatTheDeadlineFound_data();
    void saysWhatTheDeadlineFound();
    void passesOnWhatTheSystemSays();
};

void TestFailureWords::namesHostAndPort_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");

    QTest::addRow("port") << QStringLiteral("http://127.0.0.1:8080/a") << QStringLiteral("127.0.0.1:8080");
    QTest::addRow("http") << QStringLiteral("http://example.com/a") << QStringLiteral("example.com:80");
    QTest::addRow("https") << QStringLiteral("https://example.com") << QStringLiteral("example.com:443");
    QTest::addRow("IPv6") << QStringLiteral("https://[::1]/a") << QStringLiteral("[::1]:443");
}

void TestFailureWords::namesHostAndPort()
{
    QFETCH(QString, url);
    QFETCH(QString, name);
    QCOMPARE(endpointName(QUrl(url)), name);
}

void TestFailureWords::saysWhatAStatusMeans_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("phrase");
    QTest::addColumn<QString>("words");

    QTest::addRow("phrase") << 503 << QByteArray("Service Unavailable")
                            << QStringLiteral("answered 503 Service Unavailable");
    QTest::addRow("no phrase") << 503 << QByteArray() << QStringLiteral("answered 503");
    QTest::addRow("redirect") << 302 << QByteArray("Found")
                              << QStringLiteral("answered 302 Found (a redirect is never followed)");
    QTest::addRow("interim") << 103 << QByteArray("Early Hints")
                             << QStringLiteral("answered 103 Early Hints (an interim status in place of a final one)");
    QTest::addRow("none of HTTP's") << 600 << QByteArray("X")
                                    << QStringLiteral("answered 600 X (HTTP has no such status)");
    QTest::addRow("control characters") << 500 << QByteArray("\x1B[31mred\a\r")
                                        << QStringLiteral("answered 500 [31mred");
    QTest::addRow("a masked secret") << 401 << QByteArray("no ••••••••")
                                     << QString::fromUtf8("answered 401 no ••••••••");
    QTest::addRow("long") << 500 << QByteArray(5000, 'x') << QStringLiteral("answered 500 ") + QString(80, u'x');
}

void TestFailureWords::saysWhatAStatusMeans()
{
    QFETCH(int, status);
    QFETCH(QByteArray, phrase);
    QFETCH(QString, words);
    QCOMPARE(statusWords(status, phrase), words);
}

void TestFailureWords::saysWhatTheDeadlineFound_data()
{
    QTest::addColumn<RequestPhase>("phase");
    QTest::addColumn<QString>("words");

    QTest::addRow("looking up") << RequestPhase::LookingUp
                                << QStringLiteral("no address for the host example.com within 1.5 s");
    QTest::addRow("connecting") << RequestPhase::Connecting
                                << QStringLiteral("no connection to the endpoint example.com:80 within 1.5 s");
    QTest::addRow("securing") << RequestPhase::Securing
                              << QStringLiteral(
                                     "the endpoint example.com:80 did not finish the TLS handshake within 1.5 s");
    QTest::addRow("sending") << RequestPhase::Sending
                             << QStringLiteral(
                                    "the request could not be sent whole to the endpoint example.com:80 within 1.5 s");
    QTest::addRow("waiting") << RequestPhase::AwaitingAnswer
                             << QStringLiteral("no answer from the endpoint example.com:80 within 1.5 s");
    QTest::addRow("reading") << RequestPhase::Reading << QStringLiteral("the answer's body did not end within 1.5 s");
}

void TestFailureWords::saysWhatTheDeadlineFound()
{
    QFETCH(RequestPhase, phase);
    QFETCH(QString, words);
    QCOMPARE(deadlineWords(phase, QUrl(QStringLiteral("http://example.com/a")), 1500ms), words);
}

void TestFailureWords::passesOnWhatTheSystemSays()
{
    QCOMPARE(networkErrorWords(QNetworkReply::UnknownNetworkError, QUrl(QStringLiteral("http://example.com/a")),
                               QStringLiteral("Network unreachable")),
             QStringLiteral("the request to example.com:80 failed: Network unreachable"));
}

QTEST_GUILESS_MAIN(TestFailureWords)
#include "tst_failurewords.moc"
