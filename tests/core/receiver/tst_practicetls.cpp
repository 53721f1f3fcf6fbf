// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicecertificate.h"
#include "core/receiver/practiceendpoint.h"
#include "tests/core/receiver/rawclient.h"
#include "tests/support/fakescheduler.h"

#include <QSignalSpy>
#include <QSslSocket>
#include <QTest>

#include <memory>

using namespace penstock;
using namespace std::chrono_literals;

namespace {

const QByteArray request = "POST / HTTP/1.0\r\nConnection: keep-alive\r\nContent-Type: application/json\r\n"
                           "Content-Length: 2\r\n\r\n{}";

} // namespace

//! The practice endpoint over TLS, met by Qt's own client.
class TestPracticeTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsTheCertificateThatIsAskedFor_data();
    void showsTheCertificateThatIsAskedFor();
    void makesAnotherKeyEachTime();
    void namesItsKinds();
    void answersOverTls();
    void sendsALargeBodyOverTls();
    void tellsThatTheClientTurnedAway();
    void tellsThatTheClientSpokePlainHttp();
    void endsAHandshakeThatTakesTooLong();
    void neverAnswersAHandshake();

private:
    void start(CertificateKind kind, bool stalls = false);
    void connectTrusting(QSslSocket &client) const;

    std::unique_ptr<FakeScheduler> m_scheduler;
    std::unique_ptr<PracticeEndpoint> m_endpoint;
    PracticeIdentity m_identity;
    quint16 m_port = 0;
};

void TestPracticeTls::init()
{
    m_scheduler = std::make_unique<FakeScheduler>();
}

void TestPracticeTls::cleanup()
{
    m_endpoint.reset();
}

void TestPracticeTls::start(CertificateKind kind, bool stalls)
{
    // The client's clock is the real one.
    m_identity = makePracticeIdentity(kind, std::chrono::floor<Milliseconds>(std::chrono::system_clock::now())).value();
    HttpServerOptions options;
    options.tls = m_identity.serverConfiguration();
    options.stallsHandshake = stalls;
    m_endpoint = std::make_unique<PracticeEndpoint>(*m_scheduler, options);
    m_port = m_endpoint->listen().value();
}

void TestPracticeTls::connectTrusting(QSslSocket &client) const
{
    QSslConfiguration configuration = client.sslConfiguration();
    configuration.setCaCertificates({QSslCertificate(m_identity.authority)});
    client.setSslConfiguration(configuration);
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port);
}

void TestPracticeTls::showsTheCertificateThatIsAskedFor_data()
{
    QTest::addColumn<CertificateKind>("kind");
    QTest::addColumn<QList<QSslError::SslError>>("errors");

    using Errors = QList<QSslError::SslError>;
    QTest::newRow("valid") << CertificateKind::Valid << Errors{};
    QTest::newRow("expired") << CertificateKind::Expired << Errors{QSslError::CertificateExpired};
    QTest::newRow("not yet valid") << CertificateKind::NotYetValid << Errors{QSslError::CertificateNotYetValid};
    QTest::newRow("other name") << CertificateKind::OtherName << Errors{QSslError::HostNameMismatch};
    QTest::newRow("self-signed, trusted itself") << CertificateKind::SelfSigned << Errors{};
}

void TestPracticeTls::showsTheCertificateThatIsAskedFor()
{
    QFETCH(const CertificateKind, kind);
    QFETCH(const QList<QSslError::SslError>, errors);
    start(kind);
    QSslSocket client;
    QList<QSslError::SslError> met;
    connect(&client, &QSslSocket::sslErrors, &client, [&](const QList<QSslError> &list) {
        for (const QSslError &error : list)
            met.append(error.error());
        client.ignoreSslErrors();
    });
    connectTrusting(client);
    QTRY_VERIFY(client.isEncrypted());
    QCOMPARE(met, errors);
    client.write(request);
    QTRY_COMPARE(client.peek(15), QByteArray("HTTP/1.1 200 OK"));
}

void TestPracticeTls::makesAnotherKeyEachTime()
{
    const auto first = makePracticeIdentity(CertificateKind::Valid, WallTime(24h * 365 * 50));
    const auto second = makePracticeIdentity(CertificateKind::Valid, WallTime(24h * 365 * 50));
    QVERIFY(first && second);
    QVERIFY(first->key != second->key);
    QVERIFY(QSslCertificate(first->certificate).serialNumber() != QSslCertificate(second->certificate).serialNumber());
    QVERIFY(QSslCertificate(first->certificate).issuerDisplayName() == QStringLiteral("Penstock practice authority"));
}

void TestPracticeTls::namesItsKinds()
{
    const QStringList names = certificateKindNames();
    for (const QString &name : names)
        QCOMPARE(QString(certificateKindName(certificateKindFromName(name).value())), name);
    QCOMPARE(names.size(), 5);
    QVERIFY(!certificateKindFromName(QStringLiteral("fine")));
}

void TestPracticeTls::answersOverTls()
{
    start(CertificateKind::Valid);
    QSignalSpy received(m_endpoint.get(), &PracticeEndpoint::received);
    QSslSocket client;
    connectTrusting(client);
    QTRY_VERIFY(client.isEncrypted());
    for (int i = 1; i <= 3; ++i) {
        client.write(request);
        QTRY_COMPARE(received.size(), i);
    }
    QCOMPARE(m_endpoint->counters().accepted, 3);
    QCOMPARE(m_endpoint->counters().failedHandshakes, 0);
}

void TestPracticeTls::sendsALargeBodyOverTls()
{
    start(CertificateKind::Valid);
    m_endpoint->setScript(
        parsePracticeScript(R"({"steps": [{"endless": {"part": "body", "bytesAtMost": 5000000}}]})").value());
    QSslSocket client;
    QByteArray all;
    connect(&client, &QSslSocket::readyRead, &client, [&] { all += client.readAll(); });
    connectTrusting(client);
    QTRY_VERIFY(client.isEncrypted());
    client.write(request);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(all.size() > 5'000'000);
}

void TestPracticeTls::tellsThatTheClientTurnedAway()
{
    start(CertificateKind::SelfSigned);
    QSignalSpy failed(m_endpoint.get(), &PracticeEndpoint::handshakeFailed);
    QSslSocket client; // trusts it not
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!failed.front().front().toString().isEmpty());
    QCOMPARE(m_endpoint->counters().failedHandshakes, 1);
    QCOMPARE(m_endpoint->counters().requests, 0);
}

void TestPracticeTls::tellsThatTheClientSpokePlainHttp()
{
    start(CertificateKind::Valid);
    RawClient client(m_port);
    client.send(request);
    QTRY_VERIFY(client.end() != RawClient::End::None);
    QTRY_COMPARE(m_endpoint->counters().failedHandshakes, 1);
    QCOMPARE(m_endpoint->counters().requests, 0);
}

void TestPracticeTls::endsAHandshakeThatTakesTooLong()
{
    start(CertificateKind::Valid);
    RawClient client(m_port);
    client.send("\x16\x03\x01");
    QTest::qWait(20);
    m_scheduler->advance(9s);
    QTest::qWait(20);
    QCOMPARE(client.end(), RawClient::End::None);
    m_scheduler->advance(2s);
    QTRY_VERIFY(client.end() != RawClient::End::None);
    QTRY_COMPARE(m_endpoint->counters().failedHandshakes, 1);
}

void TestPracticeTls::neverAnswersAHandshake()
{
    start(CertificateKind::Valid, true);
    QSignalSpy failed(m_endpoint.get(), &PracticeEndpoint::handshakeFailed);
    QSslSocket client;
    connectTrusting(client);
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    QTest::qWait(50);
    QVERIFY(!client.isEncrypted());
    m_scheduler->advance(61s);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(failed.front().front().toString(), QStringLiteral("it came to no end in time"));
}

QTEST_GUILESS_MAIN(TestPracticeTls)
#include "tst_practicetls.moc"
