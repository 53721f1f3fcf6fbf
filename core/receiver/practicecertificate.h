// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/time/moment.h"

#include <QByteArray>
#include <QSslConfiguration>
#include <QStringList>

#include <optional>

namespace penstock {

//! What is right or wrong with the certificate of a practice endpoint.
enum class CertificateKind {
    Valid, //!< for localhost, 127.0.0.1 and ::1, by an authority of its own
    Expired,
    NotYetValid,
    OtherName,
    SelfSigned, //!< by no authority
};

//! A key and a certificate, both made on the spot, as PEM.
struct PracticeIdentity
{
    QByteArray authority; //!< who trusts this trusts the endpoint; of a self-signed certificate itself
    QByteArray certificate;
    QByteArray key;

    [[nodiscard]] QSslConfiguration serverConfiguration() const;
};

//! Takes a few milliseconds: the keys are of the curve P-256.
[[nodiscard]] Result<PracticeIdentity> makePracticeIdentity(CertificateKind kind, WallTime now);

//! "valid", "expired", "not-yet-valid", "other-name", "self-signed".
[[nodiscard]] QLatin1String certificateKindName(CertificateKind kind);
[[nodiscard]] std::optional<CertificateKind> certificateKindFromName(const QString &name);
[[nodiscard]] QStringList certificateKindNames();

} // namespace penstock
