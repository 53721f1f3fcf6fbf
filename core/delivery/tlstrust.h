// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <optional>

namespace penstock {

//! Which certificates one stream trusts.
struct TlsTrust
{
    QByteArray pinnedSha256;            //!< 32 bytes: this one certificate and no other; empty: no pin
    QList<QSslCertificate> authorities; //!< besides the system's; play no part with a pin

    friend bool operator==(const TlsTrust &, const TlsTrust &) = default;
};

//! TLS 1.2 or later, the peer verified. With a pin no authority is known, so that every handshake brings errors, which
//! pardonedByPin() has to judge while the peer waits; and no session is resumed, since that would bring none.
[[nodiscard]] QSslConfiguration tlsConfigurationFor(const TlsTrust &trust);

//! The errors of a handshake that do not count because `peer` is the very certificate that is pinned: those about its
//! name, its issuer and the rest of the chain. Of that certificate itself expired, not yet valid, revoked and the like
//! do count. None for another certificate or without a pin. The peer may be talked to only if all are pardoned.
[[nodiscard]] QList<QSslError> pardonedByPin(const TlsTrust &trust, const QSslCertificate &peer,
                                             const QList<QSslError> &errors);

//! Whether a peer with this certificate may be talked to as far as the pin goes: always without one.
[[nodiscard]] bool satisfiesPin(const TlsTrust &trust, const QSslCertificate &peer);

//! Of the whole certificate in DER: 32 bytes, none of a null one.
[[nodiscard]] QByteArray sha256Of(const QSslCertificate &certificate);

//! A digest as people compare it: "5E:2D:…".
[[nodiscard]] QString fingerprintText(const QByteArray &digest);

//! "sha256:5e2d…", as a stream's file says it.
[[nodiscard]] QString pinText(const QByteArray &sha256);

//! Reads it, and a fingerprint as browsers and openssl show it: colons and spaces between digits, either case, with
//! "sha256:" or without. None if it is not 32 bytes.
[[nodiscard]] std::optional<QByteArray> pinFromText(const QString &text);

} // namespace penstock
