// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/tlstrust.h"
#include "tests/support/testcertificates.h"

#include <QSslSocket>
#include <QTest>

using namespace penstock;

using Error = QSslError::SslError;

class TestTlsTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void alwaysVerifiesThePeer_data();
    void alwaysVerifiesThePeer();
    void knowsNoAuthorityBesidesAPin();
    void knowsAFilesAuthoritiesBesidesTheSystems();
    void pardonsWhatAPinAnswersFor_data();
    void pardonsWhatAPinAnswersFor();
    void pardonsWhatIsWrongWithOtherCertificatesOfTheChain();
    void pardonsNothingOfAnotherCertificate();
    void pardonsNothingWithoutAPin();
    void readsAPinAsItIsWritten_data();
    void readsAPinAsItIsWritten();
    void writesWhatItReads();

private:
    TestCertificates m_maker;
    QSslCertificate m_one;
    QSslCertificate m_other;
    TlsTrust m_pinned;
};

void TestTlsTrust::initTestCase()
{
    m_one = m_maker.make({}).certificate;
    m_other = m_maker.make({}).certificate;
    if (m_one.isNull())
        QSKIP("the openssl command is not there");
    QVERIFY(m_one != m_other);
    m_pinned.pinnedSha256 = sha256Of(m_one);
}

void TestTlsTrust::alwaysVerifiesThePeer_data()
{
    QTest::addColumn<TlsTrust>("trust");

    QTest::addRow("the system's") << TlsTrust();
    QTest::addRow("a pin") << m_pinned;
    QTest::addRow("authorities") << TlsTrust{.pinnedSha256 = {}, .authorities = {m_one}};
}

void TestTlsTrust::alwaysVerifiesThePeer()
{
    QFETCH(TlsTrust, trust);
    const QSslConfiguration configuration = tlsConfigurationFor(trust);
    QCOMPARE(configuration.peerVerifyMode(), QSslSocket::VerifyPeer);
    QCOMPARE(configuration.protocol(), QSsl::TlsV1_2OrLater);
}

void TestTlsTrust::knowsNoAuthorityBesidesAPin()
{
    TlsTrust both = m_pinned;
    both.authorities = {m_one};
    const QSslConfiguration configuration = tlsConfigurationFor(both);
    QCOMPARE(configuration.caCertificates(), QList<QSslCertificate>());
    QVERIFY(configuration.testSslOption(QSsl::SslOptionDisableSessionTickets));
    QVERIFY(configuration.testSslOption(QSsl::SslOptionDisableSessionSharing));
    QVERIFY(configuration.testSslOption(QSsl::SslOptionDisableSessionPersistence));
}

void TestTlsTrust::knowsAFilesAuthoritiesBesidesTheSystems()
{
    const QSslConfiguration configuration = tlsConfigurationFor({.pinnedSha256 = {}, .authorities = {m_one}});
    QCOMPARE(configuration.caCertificates(), QSslConfiguration::systemCaCertificates() + QList{m_one});
}

void TestTlsTrust::pardonsWhatAPinAnswersFor_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<bool>("pardoned");

    QTest::addRow("self-signed") << QSslError::SelfSignedCertificate << true;
    QTest::addRow("unknown issuer") << QSslError::UnableToGetLocalIssuerCertificate << true;
    QTest::addRow("missing issuer") << QSslError::UnableToGetIssuerCertificate << true;
    QTest::addRow("unverified") << QSslError::UnableToVerifyFirstCertificate << true;
    QTest::addRow("untrusted") << QSslError::CertificateUntrusted << true;
    QTest::addRow("wrong name") << QSslError::HostNameMismatch << true;
    QTest::addRow("expired") << QSslError::CertificateExpired << false;
    QTest::addRow("not yet valid") << QSslError::CertificateNotYetValid << false;
    QTest::addRow("bad dates") << QSslError::InvalidNotAfterField << false;
    QTest::addRow("bad signature") << QSslError::CertificateSignatureFailed << false;
    QTest::addRow("blacklisted") << QSslError::CertificateBlacklisted << false;
    QTest::addRow("revoked") << QSslError::CertificateRevoked << false;
    QTest::addRow("rejected") << QSslError::CertificateRejected << false;
    QTest::addRow("for another use") << QSslError::InvalidPurpose << false;
    QTest::addRow("weak key") << QSslError::UnspecifiedError << false;
    QTest::addRow("no TLS") << QSslError::NoSslSupport << false;
}

void TestTlsTrust::pardonsWhatAPinAnswersFor()
{
    QFETCH(Error, error);
    QFETCH(bool, pardoned);
    const QList<QSslError> errors{QSslError(error, m_one)};
    QCOMPARE(pardonedByPin(m_pinned, m_one, errors), pardoned ? errors : QList<QSslError>());
}

void TestTlsTrust::pardonsWhatIsWrongWithOtherCertificatesOfTheChain()
{
    const QList<QSslError> errors{QSslError(QSslError::SelfSignedCertificateInChain, m_other),
                                  QSslError(QSslError::CertificateExpired, m_other)};
    QCOMPARE(pardonedByPin(m_pinned, m_one, errors), errors);
}

void TestTlsTrust::pardonsNothingOfAnotherCertificate()
{
    QCOMPARE(pardonedByPin(m_pinned, m_other, {QSslError(QSslError::SelfSignedCertificate, m_other)}),
             QList<QSslError>());
    QCOMPARE(pardonedByPin(m_pinned, QSslCertificate(), {QSslError(QSslError::NoPeerCertificate)}), QList<QSslError>());
    QVERIFY(satisfiesPin(m_pinned, m_one));
    QVERIFY(!satisfiesPin(m_pinned, m_other));
    QVERIFY(!satisfiesPin(m_pinned, QSslCertificate()));
}

void TestTlsTrust::pardonsNothingWithoutAPin()
{
    QCOMPARE(pardonedByPin({}, m_one, {QSslError(QSslError::SelfSignedCertificate, m_one)}), QList<QSslError>());
    QVERIFY(satisfiesPin({}, m_one));
}

void TestTlsTrust::readsAPinAsItIsWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPin");

    const QString digits = QStringLiteral("0123456789abcdef").repeated(4);
    const QString colons = fingerprintText(QByteArray::fromHex(digits.toLatin1()));
    QTest::addRow("as files have it") << QStringLiteral("sha256:") + digits << true;
    QTest::addRow("digits alone") << digits << true;
    QTest::addRow("colons") << colons << true;
    QTest::addRow("openssl") << QStringLiteral("SHA256:") + colons << true;
    QTest::addRow("two lines") << QString(colons).replace(47, 1, QStringLiteral("\n")) << true;
    QTest::addRow("nothing") << QString() << false;
    QTest::addRow("prefix alone") << QStringLiteral("sha256:") << false;
    QTest::addRow("a digit short") << QStringLiteral("sha256:") + digits.chopped(1) << false;
    QTest::addRow("a byte short") << QStringLiteral("sha256:") + digits.chopped(2) << false;
    QTest::addRow("a byte too long") << QStringLiteral("sha256:") + digits + QStringLiteral("00") << false;
    QTest::addRow("SHA-1") << QStringLiteral("sha1:") + digits.left(40) << false;
    QTest::addRow("no digits") << QStringLiteral("sha256:") + QString(64, u'g') << false;
}

void TestTlsTrust::readsAPinAsItIsWritten()
{
    QFETCH(QString, text);
    QFETCH(bool, isPin);
    const QByteArray digest = QByteArray::fromHex(QByteArray("0123456789abcdef").repeated(4));
    QCOMPARE(pinFromText(text), isPin ? std::optional(digest) : std::nullopt);
}

void TestTlsTrust::writesWhatItReads()
{
    QCOMPARE(pinFromText(pinText(m_pinned.pinnedSha256)), m_pinned.pinnedSha256);
    QCOMPARE(pinFromText(fingerprintText(m_pinned.pinnedSha256)), m_pinned.pinnedSha256);
}

QTEST_GUILESS_MAIN(TestTlsTrust)
#include "tst_tlstrust.moc"
