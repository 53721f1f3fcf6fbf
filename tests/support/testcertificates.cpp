// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testcertificates.h"

#include <QFile>
#include <QProcess>

namespace penstock {

namespace {

QString opensslTime(qint64 days)
{
    return QDateTime::currentDateTimeUtc().addDays(days).toString(QStringLiteral("yyyyMMddHHmmss")) + u'Z';
}

} // namespace

TestCertificate TestCertificates::make(const Wish &wish)
{
    write("ca.cnf", "[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\n"
                    "default_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n");
    write("index.txt", "");
    write("index.txt.attr", "unique_subject=no\n");
    write("ext.cnf", wish.authority ? QByteArray("basicConstraints=critical,CA:true\nkeyUsage=keyCertSign\n")
                                    : "basicConstraints=CA:false\nsubjectAltName=" + wish.names.toUtf8() + '\n');
    QString signer = QStringLiteral("-selfsign -keyfile key.pem");
    if (wish.issuer) {
        write("issuer.pem", wish.issuer->certificate.toPem());
        write("issuerkey.pem", wish.issuer->key.toPem());
        signer = QStringLiteral("-cert issuer.pem -keyfile issuerkey.pem");
    }
    const bool made = openssl(QStringLiteral("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=%1 "
                                             "-keyout key.pem -out request.pem")
                                  .arg(wish.commonName)) &&
                      openssl(QStringLiteral("ca -batch -notext -config ca.cnf -extfile ext.cnf -in request.pem "
                                             "-out certificate.pem -startdate %1 -enddate %2 ")
                                  .arg(opensslTime(wish.validFromDays), opensslTime(wish.validUntilDays)) +
                              signer);
    QFile keyFile(m_folder.filePath(QStringLiteral("key.pem")));
    if (!made || !keyFile.open(QIODevice::ReadOnly))
        return TestCertificate();
    const QString certificate = m_folder.filePath(QStringLiteral("certificate.pem"));
    return {QSslCertificate::fromPath(certificate).value(0), QSslKey(&keyFile, QSsl::Ec)};
}

bool TestCertificates::openssl(const QString &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), arguments.split(u' '));
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

void TestCertificates::write(const char *name, const QByteArray &text) const
{
    QFile file(m_folder.filePath(QLatin1String(name)));
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
}

} // namespace penstock
