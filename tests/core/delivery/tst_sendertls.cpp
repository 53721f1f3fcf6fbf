// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/nodelaycheck.h"
#include "tests/support/senderclient.h"
#include "tests/support/tlsserver.h"

#include <QSslConfiguration>
#include <QTest>

using namespace penstock;
using namespace std::chrono_literals;

using Kind = Outcome::Kind;

namespace {

//! Trusts one more certificate while it lives.
class TrustedFor
{
public:
    explicit TrustedFor(const QSslCertificate &certificate)
    {
        QSslConfiguration configuration = m_before;
        if (!certificate.isNull())
            configuration.addCaCertificate(certificate);
        QSslConfiguration::setDefaultConfiguration(configuration);
    }
    ~TrustedFor() { QSslConfiguration::setDefaultConfiguration(m_before); }
    Q_DISABLE_COPY_MOVE(TrustedFor)

private:
    QSslConfiguration m_before = QSslConfiguration::defaultConfiguration();
};

} // namespace

class TestSenderTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAnEndpointWithoutATrustedCertificate_data();
    void refusesAnEndpointWithoutATrustedCertificate();
    void deliversOverTls();
    void tellsWhenThePeerSpeaksNoTls_data();
    void tellsWhenThePeerSpeaksNoTls();
};

void TestSenderTls::refusesAnEndpointWithoutATrustedCertificate_data()
{
    QTest::addColumn<QString>("certifiedName");
    QTest::addColumn<bool>("trusted");

    QTest::addRow("self-signed") << QStringLiteral("IP:127.0.0.1") << false;
    QTest::addRow("for another host") << QStringLiteral("DNS:example.org") << true;
}

void TestSenderTls::refusesAnEndpointWithoutATrustedCertificate()
{
    QFETCH(QString, certifiedName);
    QFETCH(bool, trusted);

    TlsServer server(certifiedName);
    if (!server.isListening())
        QSKIP("the openssl command is not there");
    const TrustedFor scope(trusted ? server.certificate() : QSslCertificate());
    SenderClient client(
        {.url = server.url(), .headers = {{.field = {"Authorization", "Basic dTpw"}, .secret = true}}, .timeout = 20s});
    const Outcome outcome = client.attempt(bodyOf(62'000));
    QCOMPARE(outcome.kind, Kind::Failed);
    QVERIFY2(outcome.reason.startsWith(QStringLiteral("no secure connection to 127.0.0.1:")),
             qPrintable(outcome.reason));
    QVERIFY2(outcome.reason.contains(QStringLiteral("certificate")), qPrintable(outcome.reason));
    QCOMPARE(outcome.bytesSent, 0);
    client.close();
    QCoreApplication::processEvents();
    QCOMPARE(server.received(), QByteArray());
}

void TestSenderTls::deliversOverTls()
{
    TlsServer server(QStringLiteral("IP:127.0.0.1"));
    if (!server.isListening())
        QSKIP("the openssl command is not there");
    const TrustedFor scope(server.certificate());
    SenderClient client({.url = server.url(), .headers = {}, .timeout = 20s});
    const QByteArray body = bodyOf(62'000);
    for (int i = 0; i < 3; ++i) {
        const Outcome outcome = client.attempt(body);
        QVERIFY2(outcome.kind == Kind::Delivered, qPrintable(outcome.reason));
    }
    QCOMPARE(server.received().count("POST /in HTTP/1.1\r\n"), 3);
    QVERIFY(server.received().endsWith(body));
    QVERIFY(allConnectionsHaveNoDelay(server.port()));
}

void TestSenderTls::tellsWhenThePeerSpeaksNoTls_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QString>("words");

    QTest::addRow("plain HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n")
                                << QStringLiteral("no secure connection to 127.0.0.1:");
    QTest::addRow("silence") << QByteArray() << QStringLiteral("no connection to the endpoint 127.0.0.1:");
}

void TestSenderTls::tellsWhenThePeerSpeaksNoTls()
{
    QFETCH(QByteArray, greeting);
    QFETCH(QString, words);

    const HostileServer server([greeting](HostileServer::Peer &peer) {
        peer.send(greeting);
        peer.waitForClose();
    });
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    SenderClient client(ResolvedDestination{.url = url, .headers = {}, .timeout = greeting.isEmpty() ? 2s : 20s});
    const Outcome outcome = client.attempt(bodyOf(62'000));
    QCOMPARE(outcome.kind, Kind::Failed);
    QVERIFY2(outcome.reason.startsWith(words), qPrintable(outcome.reason));
    QCOMPARE(outcome.bytesSent, 0);
    client.close();
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.posts(), 0);
}

QTEST_GUILESS_MAIN(TestSenderTls)
#include "tst_sendertls.moc"
