// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/addressparts.h"

#include <QRegularExpression>
#include <QUrl>

namespace penstock {

namespace {

QString decoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

// A password with a raw / ? or # ends the authority too early: what stands between the first colon and the last @ is
// taken for it all the same, unless it begins as a port does.
QString takeCredentials(const QString &address, AddressParts &parts)
{
    static const QRegularExpression usual(QStringLiteral("^([^/?#]*//)([^/?#]*)@"));
    static const QRegularExpression raw(QStringLiteral("^([^/?#]*//)([^/?#:@]+:(?!\\d+(?:[/?#]|$)).*)@"));
    auto match = usual.match(address);
    if (!match.hasMatch())
        match = raw.match(address);
    if (!match.hasMatch())
        return address;
    const QString credentials = match.captured(2);
    parts.hasCredentials = true;
    parts.username = decoded(credentials.section(u':', 0, 0));
    parts.password = decoded(credentials.section(u':', 1));
    return match.captured(1) + address.mid(match.capturedEnd());
}

} // namespace

AddressParts splitAddress(const QString &address)
{
    AddressParts parts;
    QString rest = takeCredentials(address, parts);
    if (const auto fragment = rest.indexOf(u'#'); fragment >= 0) {
        parts.hasFragment = true;
        rest.truncate(fragment);
    }
    parts.parameters = addressParameters(rest);
    parts.base = withAddressParameters(rest, {});
    return parts;
}

QString shortHost(const QString &address)
{
    QString host = QUrl(address, QUrl::StrictMode).host();
    if (host.startsWith(QLatin1String("www.")))
        host.remove(0, 4);
    return host;
}

} // namespace penstock
