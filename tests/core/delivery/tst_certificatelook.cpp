// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/certificatelook.h"
#include "tests/support/hostileserver.h"
#include "tests/support/tlsserver.h"

#include <QTest>

#include <future>

using namespace penstock;
using namespace std::chrono_literals;

class TestCertificateLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsTheChainAndWhyItIsNotAccepted();
    void acceptsWhatTheStreamTrusts();
    void tellsWhenAPinFits();
    void saysWhyThereIsNothingToSee_data();
    void saysWhyThereIsNothingToSee();

private:
    //! In a thread of its own, while the server works in this one.
    static CertificateLook look(const QUrl &url, const TlsTrust &trust)
    {
        auto looking = std::async(std::launch::async, lookAtCertificate, url, trust, Milliseconds(1'500));
        while (looking.wait_for(0s) != std::future_status::ready)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        return looking.get();
    }

    TestCertificates m_maker;
    TestCertificate m_root;
    TestCertificate m_leaf;
};

void TestCertificateLook::initTestCase()
{
    m_root = m_maker.make({.commonName = QStringLiteral("Root"), .authority = true});
    if (m_root.certificate.isNull())
        QSKIP("the openssl command is not there");
    m_leaf = m_maker.make({.issuer = &m_root});
}

void TestCertificateLook::showsTheChainAndWhyItIsNotAccepted()
{
    const TlsServer server(m_leaf, {m_root.certificate});
    const CertificateLook seen = look(server.url(), {});
    QCOMPARE(seen.trouble, QString());
    QCOMPARE(seen.chain, QList({m_leaf.certificate, m_root.certificate}));
    QCOMPARE(seen.errors.size(), 1);
    QCOMPARE(seen.errors.first().error(), QSslError::SelfSignedCertificateInChain);
    QVERIFY2(seen.verdict.contains(QStringLiteral("\"Root\"")), qPrintable(seen.verdict));
    QCOMPARE(seen.address, QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(server.received(), QByteArray());
}

void TestCertificateLook::acceptsWhatTheStreamTrusts()
{
    const TlsServer server(m_leaf, {m_root.certificate});
    const CertificateLook seen = look(server.url(), {.pinnedSha256 = {}, .authorities = {m_root.certificate}});
    QCOMPARE(seen.verdict, QString());
    QCOMPARE(seen.errors, QList<QSslError>());
    QCOMPARE(seen.protocol, QStringLiteral("TLSv1.3"));
    QCOMPARE(server.received(), QByteArray());
}

void TestCertificateLook::tellsWhenAPinFits()
{
    const TlsServer server(m_leaf, {m_root.certificate});
    const CertificateLook fits = look(server.url(), {.pinnedSha256 = sha256Of(m_leaf.certificate), .authorities = {}});
    QCOMPARE(fits.verdict, QString());
    QCOMPARE(fits.errors.size(), 1);
    const CertificateLook other = look(server.url(), {.pinnedSha256 = sha256Of(m_root.certificate), .authorities = {}});
    QVERIFY2(other.verdict.startsWith(QStringLiteral("the certificate changed")), qPrintable(other.verdict));
}

void TestCertificateLook::saysWhyThereIsNothingToSee_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QString>("words");

    QTest::addRow("refused") << QStringLiteral("127.0.0.2") << QByteArray() << QStringLiteral("refused the connection");
    QTest::addRow("silent") << QStringLiteral("127.0.0.1") << QByteArray()
                            << QStringLiteral("did not finish the TLS handshake within 1.5 s");
    QTest::addRow("no TLS") << QStringLiteral("127.0.0.1") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n")
                            << QStringLiteral("does not speak TLS");
    QTest::addRow("metadata") << QStringLiteral("169.254.169.254") << QByteArray()
                              << QStringLiteral("where nothing is ever sent");
}

void TestCertificateLook::saysWhyThereIsNothingToSee()
{
    QFETCH(QString, host);
    QFETCH(QByteArray, greeting);
    QFETCH(QString, words);

    const HostileServer server([greeting](HostileServer::Peer &peer) {
        peer.send(greeting);
        peer.waitForClose();
    });
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    const CertificateLook seen = look(url, {});
    QVERIFY2(seen.trouble.contains(words), qPrintable(seen.trouble));
    QCOMPARE(seen.chain, QList<QSslCertificate>());
}

QTEST_GUILESS_MAIN(TestCertificateLook)
#include "tst_certificatelook.moc"
