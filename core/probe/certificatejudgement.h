// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/tlstrust.h"
#include "core/probe/probereport.h"

#include <QDateTime>
#include <QSslCipher>
#include <QSslError>

namespace penstock {

//! What a TLS handshake came to.
struct HandshakeFindings
{
    QString host;
    QList<QSslCertificate> chain; //!< as it was presented; empty when it did not come so far
    QList<QSslError> errors;      //!< of its verification, those that a pin pardons, too
    QString trouble;              //!< why it failed; empty when the connection is encrypted
    QSsl::SslProtocol protocol = QSsl::UnknownProtocol;
    QSslCipher cipher;
    TlsTrust trust; //!< that it was judged by
    QDateTime now;
};

//! The verdict on a handshake: a certificate that ends within two weeks is a warning. Pure.
[[nodiscard]] ProbeResult judgeHandshake(const HandshakeFindings &findings);

} // namespace penstock
