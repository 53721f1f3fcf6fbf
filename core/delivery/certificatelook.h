// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/tlstrust.h"
#include "core/time/moment.h"

#include <QHostAddress>
#include <QUrl>

namespace penstock {

//! What an endpoint showed in a TLS handshake.
struct CertificateLook
{
    QString trouble;              //!< why there is nothing to look at; empty: there is
    QHostAddress address;         //!< connected to
    QString protocol;             //!< "TLS 1.3"; empty when the certificate was not accepted
    QList<QSslCertificate> chain; //!< the endpoint's own first, as presented
    QList<QSslError> errors;      //!< why it is not accepted, by the system's authorities and those of `trust`
    QString verdict;              //!< the errors in words, or that the pin does not fit; empty: accepted
};

//! Connects to an https endpoint, shakes hands and sends nothing. Blocks for up to `timeout` after the look-up: for a
//! thread of its own. A pin in `trust` changes the verdict only, so that the errors without it can be seen.
[[nodiscard]] CertificateLook lookAtCertificate(const QUrl &url, const TlsTrust &trust, Milliseconds timeout);

} // namespace penstock
