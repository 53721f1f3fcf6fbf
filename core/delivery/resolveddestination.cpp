// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/resolveddestination.h"

namespace penstock {

namespace {

QByteArray authority(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    QByteArray text = host.contains(u':') ? '[' + host.toLatin1() + ']' : host.toLatin1();
    if (url.port() != -1)
        text += ':' + QByteArray::number(url.port());
    return text;
}

// All are named here because QNetworkAccessManager would otherwise add its own: Mozilla/5.0, the user's language, and
// an Accept-Encoding that makes it unpack answers of any size.
HeaderFields ownHeaders(const QUrl &url)
{
    return {
        {"Host", authority(url)},        {"Connection", "Keep-Alive"}, {"User-Agent", "Penstock/" PENSTOCK_VERSION},
        {"Accept-Encoding", "identity"}, {"Accept-Language", "*"},     {"Content-Type", "application/json"},
    };
}

} // namespace

QList<ResolvedHeader> sentHeaders(const ResolvedDestination &destination, qint64 contentLength)
{
    QList<ResolvedHeader> headers;
    for (const HeaderField &field : ownHeaders(destination.url))
        headers.append({.field = field});
    headers += destination.headers;
    headers.append({.field = {"Content-Length", QByteArray::number(contentLength)}});
    return headers;
}

HeaderFields shownHeaders(const ResolvedDestination &destination, qint64 contentLength)
{
    HeaderFields shown;
    for (const ResolvedHeader &header : sentHeaders(destination, contentLength))
        shown.append({header.field.name, header.secret ? secretMask() : header.field.value});
    return shown;
}

} // namespace penstock
