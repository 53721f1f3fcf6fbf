// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/destination/preview.h"

namespace penstock {

namespace {

QByteArray requestTarget(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    QByteArray target = path.isEmpty() ? QByteArrayLiteral("/") : path.toLatin1();
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

} // namespace

QByteArray previewRequestHead(const ResolvedDestination &destination, qint64 contentLength)
{
    QByteArray head = "POST " + requestTarget(destination.url) + " HTTP/1.1\n";
    for (const HeaderField &field : shownHeaders(destination, contentLength))
        head += field.name + ": " + field.value + '\n';
    return head;
}

} // namespace penstock
