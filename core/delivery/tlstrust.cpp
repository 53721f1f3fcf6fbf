// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/tlstrust.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSsl>
#include <QSslSocket>

#include <algorithm>
#include <cctype>
#include <iterator>

namespace penstock {

namespace {

constexpr qsizetype sha256Size = 32;

//! What of a pinned certificate itself says only who vouches for it, or for which name.
bool isAboutTrust(QSslError::SslError error)
{
    static constexpr QSslError::SslError all[] = {
        QSslError::UnableToGetIssuerCertificate,
        QSslError::UnableToGetLocalIssuerCertificate,
        QSslError::UnableToVerifyFirstCertificate,
        QSslError::SelfSignedCertificate,
        QSslError::SelfSignedCertificateInChain,
        QSslError::CertificateUntrusted,
        QSslError::InvalidCaCertificate,
        QSslError::PathLengthExceeded,
        QSslError::SubjectIssuerMismatch,
        QSslError::AuthorityIssuerSerialNumberMismatch,
        QSslError::HostNameMismatch,
    };
    return std::ranges::find(all, error) != std::end(all);
}

} // namespace

QSslConfiguration tlsConfigurationFor(const TlsTrust &trust)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!trust.pinnedSha256.isEmpty()) {
        configuration.setCaCertificates({});
        configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
        configuration.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
        configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, true);
    } else if (!trust.authorities.isEmpty()) {
        // The system's are otherwise loaded when they are needed, but only into a list that nobody has set.
        configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + trust.authorities);
    }
    return configuration;
}

QList<QSslError> pardonedByPin(const TlsTrust &trust, const QSslCertificate &peer, const QList<QSslError> &errors)
{
    QList<QSslError> pardoned;
    if (trust.pinnedSha256.isEmpty() || !satisfiesPin(trust, peer))
        return pardoned;
    std::ranges::copy_if(errors, std::back_inserter(pardoned), [&](const QSslError &error) {
        const bool isAboutOther = !error.certificate().isNull() && error.certificate() != peer;
        return isAboutOther || isAboutTrust(error.error());
    });
    return pardoned;
}

bool satisfiesPin(const TlsTrust &trust, const QSslCertificate &peer)
{
    return trust.pinnedSha256.isEmpty() || sha256Of(peer) == trust.pinnedSha256;
}

QByteArray sha256Of(const QSslCertificate &certificate)
{
    return certificate.isNull() ? QByteArray() : certificate.digest(QCryptographicHash::Sha256);
}

QString fingerprintText(const QByteArray &digest)
{
    return QString::fromLatin1(digest.toHex(':').toUpper());
}

QString pinText(const QByteArray &sha256)
{
    return QStringLiteral("sha256:") + QString::fromLatin1(sha256.toHex());
}

std::optional<QByteArray> pinFromText(const QString &text)
{
    static const QRegularExpression pin(QStringLiteral("\\A\\s*(?:sha-?256[:=]?)?\\s*((?:[0-9a-f]{2}[:\\s]*)+)\\z"),
                                        QRegularExpression::CaseInsensitiveOption);
    QByteArray digits = pin.match(text).captured(1).toLatin1();
    digits.removeIf([](char c) { return c == ':' || std::isspace(static_cast<unsigned char>(c)); });
    const QByteArray digest = QByteArray::fromHex(digits);
    return digest.size() == sha256Size ? std::optional(digest) : std::nullopt;
}

} // namespace penstock
