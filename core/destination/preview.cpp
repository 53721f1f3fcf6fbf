// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/destination/preview.h"

#include "core/stream/headerrules.h"

namespace penstock {

namespace {

ResolvedHeader maskedHeader(const StaticHeader &header)
{
    const QByteArray name = header.name.toUtf8();
    const auto *text = std::get_if<QString>(&header.value);
    if (!text || looksSecret(name))
        return {{name, secretMask()}, true};
    return {{name, text->toUtf8()}, false};
}

} // namespace

ResolvedDestination maskedDestination(const Destination &destination)
{
    ResolvedDestination masked{.url = QUrl(destination.url, QUrl::StrictMode)};
    for (const StaticHeader &header : destination.headers)
        masked.headers.append(maskedHeader(header));
    if (std::holds_alternative<BasicAuth>(destination.auth))
        masked.headers.append({{QByteArrayLiteral("Authorization"), secretMask()}, true});
    return masked;
}

QByteArray requestTarget(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    QByteArray target = path.isEmpty() ? QByteArrayLiteral("/") : path.toLatin1();
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

QByteArray previewRequestHead(const Destination &destination, qint64 contentLength)
{
    const ResolvedDestination masked = maskedDestination(destination);
    QByteArray head = "POST " + requestTarget(masked.url) + " HTTP/1.1\n";
    for (const HeaderField &field : shownHeaders(masked, contentLength))
        head += field.name + ": " + field.value + '\n';
    return head;
}

} // namespace penstock
