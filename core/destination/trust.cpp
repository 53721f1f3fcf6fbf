// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/destination/trust.h"

#include "core/overloaded.h"
#include "core/stream/resolvedpath.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace penstock {

namespace {

constexpr qint64 longestFile = 1024 * 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

Unexpected refused(const QString &message)
{
    return failure(message, Error::Kind::InvalidInput);
}

Result<TlsTrust> pinned(const CertificatePin &pin)
{
    const auto digest = pinFromText(pin.pin);
    if (!digest)
        return refused(Words::tr("The pin is no SHA-256 of a certificate."));
    return TlsTrust{.pinnedSha256 = *digest, .authorities = {}};
}

Result<TlsTrust> authoritiesOf(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return refused(Words::tr("The CA file %1 cannot be read: it must be a file that you may read.").arg(path));
    const QByteArray pem = file.read(longestFile + 1);
    if (pem.size() > longestFile)
        return refused(Words::tr("The CA file %1 is longer than 1 MiB. Keep only the certificates that the endpoint's "
                                 "certificate comes from.")
                           .arg(path));
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.isEmpty())
        return refused(Words::tr("The CA file %1 holds no certificate in PEM: none begins with "
                                 "-----BEGIN CERTIFICATE-----.")
                           .arg(path));
    return TlsTrust{.pinnedSha256 = {}, .authorities = certificates};
}

} // namespace

Result<TlsTrust> resolveTrust(const TrustConfig &trust, const QString &baseFolder)
{
    return std::visit(Overloaded{
                          [](const SystemTrust &) -> Result<TlsTrust> { return TlsTrust(); },
                          [](const CertificatePin &pin) { return pinned(pin); },
                          [&](const AuthorityFile &file) { return authoritiesOf(resolvedPath(file.path, baseFolder)); },
                      },
                      trust);
}

} // namespace penstock
