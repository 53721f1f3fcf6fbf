// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/tlstrust.h"

namespace penstock {

//! Why the certificate that a peer presented is not accepted, and whose move it is. `chain` begins with the peer's own;
//! of several errors the one is named that is mended first.
[[nodiscard]] QString certificateWords(const TlsTrust &trust, const QList<QSslCertificate> &chain,
                                       const QList<QSslError> &errors);

//! The peer's certificate is not the one that is pinned.
[[nodiscard]] QString changedCertificateWords(const TlsTrust &trust, const QSslCertificate &peer);

//! What a failed handshake means, of the words of the system's TLS library; those words where nothing better is known.
[[nodiscard]] QString handshakeWords(const QString &detail);

//! Whom a certificate is for or comes from: its common name, or the organization where it has none.
[[nodiscard]] QString subjectName(const QSslCertificate &certificate);
[[nodiscard]] QString issuerName(const QSslCertificate &certificate);

//! Every host that a certificate is for, as it says them.
[[nodiscard]] QStringList certifiedNames(const QSslCertificate &certificate);

} // namespace penstock
