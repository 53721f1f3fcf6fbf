// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/destination/trust.h"

#include "core/stream/streamcheck.h"
#include "tests/support/testcertificates.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace penstock;

class TestTrust final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trustsTheSystemWhenNothingIsSet();
    void readsAPin();
    void readsEveryCertificateOfAFile();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
    void refusesTrustWithoutEncryption_data();
    void refusesTrustWithoutEncryption();

private:
    void write(const QByteArray &pem)
    {
        QFile file(m_folder.filePath(QStringLiteral("ca.pem")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(pem), pem.size());
    }

    QTemporaryDir m_folder;
};

void TestTrust::trustsTheSystemWhenNothingIsSet()
{
    QCOMPARE(resolveTrust(SystemTrust{}, {}), TlsTrust());
}

void TestTrust::readsAPin()
{
    const QByteArray digest(32, '\x5a');
    const auto trust = resolveTrust(CertificatePin{pinText(digest)}, {});
    QVERIFY(trust);
    QCOMPARE(trust->pinnedSha256, digest);
    QCOMPARE(trust->authorities, QList<QSslCertificate>());
    QCOMPARE(resolveTrust(CertificatePin{QStringLiteral("sha256:5a")}, {}).error().kind, Error::Kind::InvalidInput);
}

void TestTrust::readsEveryCertificateOfAFile()
{
    TestCertificates maker;
    const QSslCertificate one = maker.make({.authority = true}).certificate;
    const QSslCertificate other = maker.make({.authority = true}).certificate;
    if (one.isNull())
        QSKIP("the openssl command is not there");
    write("# ours\n" + one.toPem() + "\n" + other.toPem());
    const auto trust = resolveTrust(AuthorityFile{QStringLiteral("ca.pem")}, m_folder.path());
    QVERIFY2(trust, qPrintable(trust ? QString() : trust.error().message));
    QCOMPARE(trust->authorities, QList({one, other}));
    QVERIFY(trust->pinnedSha256.isEmpty());
}

void TestTrust::saysWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");

    QTest::addRow("missing") << QByteArray() << QStringLiteral("none.pem") << QStringLiteral("cannot be read");
    QTest::addRow("a folder") << QByteArray() << QStringLiteral(".") << QStringLiteral("cannot be read");
    QTest::addRow("empty") << QByteArray() << QStringLiteral("ca.pem") << QStringLiteral("no certificate");
    QTest::addRow("no PEM") << QByteArray("0\x82\x01") << QStringLiteral("ca.pem") << QStringLiteral("no certificate");
    QTest::addRow("too long") << QByteArray(1024 * 1024 + 1, '\n') << QStringLiteral("ca.pem")
                              << QStringLiteral("1 MiB");
}

void TestTrust::saysWhatIsWrongWithAFile()
{
    QFETCH(QByteArray, pem);
    QFETCH(QString, name);
    QFETCH(QString, words);
    write(pem);
    const auto trust = resolveTrust(AuthorityFile{name}, m_folder.path());
    QVERIFY(!trust);
    QCOMPARE(trust.error().kind, Error::Kind::InvalidInput);
    QVERIFY2(trust.error().message.contains(words), qPrintable(trust.error().message));
    QVERIFY2(trust.error().message.contains(m_folder.path()), qPrintable(trust.error().message));
}

void TestTrust::refusesTrustWithoutEncryption_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("pinned");
    QTest::addColumn<qsizetype>("problems");

    QTest::addRow("https, pinned") << QStringLiteral("https://example.com") << true << qsizetype(0);
    QTest::addRow("http, pinned") << QStringLiteral("http://example.com") << true << qsizetype(1);
    QTest::addRow("http") << QStringLiteral("http://example.com") << false << qsizetype(0);
}

void TestTrust::refusesTrustWithoutEncryption()
{
    QFETCH(QString, url);
    QFETCH(bool, pinned);
    QFETCH(qsizetype, problems);
    Destination destination{.url = url};
    if (pinned)
        destination.trust = CertificatePin{pinText(QByteArray(32, 'x'))};
    const QList<Problem> found = checkDestination(destination);
    QCOMPARE(found.size(), problems);
    QCOMPARE(problems == 0 || found.first().path == QStringLiteral("$.destination.tls"), true);
}

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"
