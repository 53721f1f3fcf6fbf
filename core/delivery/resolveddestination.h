// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/outcome.h"
#include "core/delivery/tlstrust.h"
#include "core/time/moment.h"

#include <QList>
#include <QUrl>

namespace penstock {

//! A header with its value in clear, and whether people may see it.
struct ResolvedHeader
{
    HeaderField field;
    bool secret = false;
};

//! All that one stream's sender needs, secrets in clear: lives in memory only and is never printed.
struct ResolvedDestination
{
    QUrl url;
    QList<ResolvedHeader> headers; //!< the user's, in order, then Authorization where Basic auth is set
    Milliseconds timeout{30'000};
    TlsTrust trust; //!< for an https address
};

//! What stands in place of a secret wherever people look.
[[nodiscard]] inline QByteArray secretMask()
{
    return QByteArrayLiteral("••••••••");
}

//! Every header of the request in the order in which it goes out, values in clear.
[[nodiscard]] QList<ResolvedHeader> sentHeaders(const ResolvedDestination &destination, qint64 contentLength);

//! Every header of the request in the order in which it goes out, secrets masked: what the sender puts on the wire,
//! what `preview --headers` prints and what the ledger keeps.
[[nodiscard]] HeaderFields shownHeaders(const ResolvedDestination &destination, qint64 contentLength);

} // namespace penstock
