// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/certificatewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

constexpr qsizetype mostNames = 5; // a certificate may be for a hundred hosts

// In the order in which they are mended.
constexpr std::array telling{
    QSslError::CertificateRevoked,
    QSslError::CertificateBlacklisted,
    QSslError::CertificateExpired,
    QSslError::CertificateNotYetValid,
    QSslError::HostNameMismatch,
    QSslError::SelfSignedCertificate,
    QSslError::SelfSignedCertificateInChain,
    QSslError::UnableToGetIssuerCertificate,
    QSslError::UnableToGetLocalIssuerCertificate,
    QSslError::UnableToVerifyFirstCertificate,
};

QSslError mostTelling(const QList<QSslError> &errors)
{
    for (const QSslError::SslError kind : telling) {
        const auto found = std::ranges::find(errors, kind, &QSslError::error);
        if (found != errors.end())
            return *found;
    }
    return errors.value(0);
}

QString dateText(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
}

QString nameText(const QStringList &distinguished, const QStringList &organization)
{
    return distinguished.isEmpty() ? organization.value(0) : distinguished.first();
}

QString expiredWords(const QSslCertificate &certificate, bool isPeers)
{
    const QString date = dateText(certificate.expiryDate());
    return isPeers ? Words::tr("the certificate expired on %1. The receiver has to renew it.").arg(date)
                   : Words::tr("the certificate of its authority \"%1\" expired on %2. The receiver has to replace it.")
                         .arg(subjectName(certificate), date);
}

QString nameWords(const QSslCertificate &peer)
{
    const QStringList names = certifiedNames(peer);
    const QString shown = names.mid(0, mostNames).join(QLatin1String(", "));
    if (names.size() > mostNames)
        return Words::tr("the certificate is for %1 and %2 more, not for this host. Mend the host in the address, or "
                         "have the receiver's certificate issued for it.")
            .arg(shown)
            .arg(names.size() - mostNames);
    return Words::tr("the certificate is for %1, not for this host. Mend the host in the address, or have the "
                     "receiver's certificate issued for it.")
        .arg(shown.isEmpty() ? Words::tr("no host at all") : shown);
}

QString issuerWords(const QSslCertificate &top, bool isAlone)
{
    if (isAlone)
        return Words::tr("the certificate's issuer \"%1\" is not known here, and the receiver does not present its "
                         "certificate. Have the receiver send its whole chain, or name a CA file for this stream.")
            .arg(issuerName(top));
    return Words::tr("the certificate comes from the authority \"%1\", which is not known here. Name its CA file for "
                     "this stream, or pin the certificate.")
        .arg(issuerName(top));
}

} // namespace

QString certificateWords(const TlsTrust &trust, const QList<QSslCertificate> &chain, const QList<QSslError> &errors)
{
    const QSslCertificate peer = chain.value(0);
    if (!satisfiesPin(trust, peer))
        return changedCertificateWords(trust, peer);

    QList<QSslError> standing = errors;
    const QList<QSslError> pardoned = pardonedByPin(trust, peer, errors);
    standing.removeIf([&](const QSslError &error) { return pardoned.contains(error); });
    const QSslError error = mostTelling(standing);
    switch (int(error.error())) {
    case QSslError::CertificateExpired:
        return expiredWords(error.certificate(), error.certificate() == peer);
    case QSslError::CertificateNotYetValid:
        return Words::tr("the certificate is not valid before %1. Check this machine's clock; if it is right, the "
                         "receiver presents a certificate too early.")
            .arg(dateText(error.certificate().effectiveDate()));
    case QSslError::HostNameMismatch:
        return nameWords(peer);
    case QSslError::SelfSignedCertificate:
        return Words::tr("the certificate is signed by itself, so nobody vouches for it. If it is the receiver's, pin "
                         "it or name it as the CA file of this stream.");
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
        return issuerWords(chain.isEmpty() ? peer : chain.last(), chain.size() < 2);
    default:
        return error.errorString();
    }
}

QString changedCertificateWords(const TlsTrust &trust, const QSslCertificate &peer)
{
    return Words::tr("the certificate changed: pinned is %1, presented was %2. Ask the receiver whether it has a new "
                     "one; if so, look at it and pin it.")
        .arg(fingerprintText(trust.pinnedSha256), fingerprintText(sha256Of(peer)));
}

QString handshakeWords(const QString &detail)
{
    const auto says = [&](const char *words) { return detail.contains(QLatin1String(words), Qt::CaseInsensitive); };
    if (says("protocol version") || says("unsupported protocol") || says("version too low"))
        return Words::tr("the receiver speaks only a protocol older than TLS 1.2. It has to turn on TLS 1.2 or 1.3.");
    if (says("wrong version number") || says("packet length too long") || says("http request"))
        return Words::tr("what answers there does not speak TLS. Mend the port in the address, or write http://.");
    return detail;
}

QString subjectName(const QSslCertificate &certificate)
{
    return nameText(certificate.subjectInfo(QSslCertificate::CommonName),
                    certificate.subjectInfo(QSslCertificate::Organization));
}

QString issuerName(const QSslCertificate &certificate)
{
    return nameText(certificate.issuerInfo(QSslCertificate::CommonName),
                    certificate.issuerInfo(QSslCertificate::Organization));
}

QStringList certifiedNames(const QSslCertificate &certificate)
{
    const auto alternatives = certificate.subjectAlternativeNames();
    QStringList names = alternatives.values(QSsl::DnsEntry) + alternatives.values(QSsl::IpAddressEntry);
    names.sort();
    return names.isEmpty() ? certificate.subjectInfo(QSslCertificate::CommonName) : names;
}

} // namespace penstock
