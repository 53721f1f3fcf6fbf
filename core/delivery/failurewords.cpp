// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/failurewords.h"

#include "core/delivery/certificatewords.h"
#include "core/delivery/failuretemplates.h"
#include "core/delivery/targetaddress.h"

#include <QCoreApplication>
#include <QUrl>

namespace penstock {

namespace {

constexpr qsizetype longestPhrase = 80;

namespace templates = failuretemplates;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QString words(const char *text)
{
    return Words::tr(text);
}

// The peer wrote it: no control characters, and not too long for a row.
QString printable(const QByteArray &phrase)
{
    QString text = QString::fromUtf8(phrase).left(longestPhrase);
    text.removeIf([](QChar c) { return !c.isPrint(); });
    return text.trimmed();
}

QString seconds(Milliseconds duration)
{
    return QString::number(double(duration.count()) / 1000.0);
}

} // namespace

QString endpointName(const QUrl &url)
{
    const int schemePort = url.scheme() == QLatin1String("https") ? 443 : 80;
    const QString host = url.host();
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return QStringLiteral("%1:%2").arg(shown).arg(url.port(schemePort));
}

QString statusWords(int status, const QByteArray &reasonPhrase)
{
    const QString shown = QStringLiteral("%1 %2").arg(status).arg(printable(reasonPhrase)).trimmed();
    if (status < 100 || status > 599)
        return Words::tr("answered %1 (HTTP has no such status)").arg(shown);
    if (status < 200)
        return Words::tr("answered %1 (an interim status in place of a final one)").arg(shown);
    if (status >= 300 && status < 400)
        return Words::tr("answered %1 (a redirect is never followed)").arg(shown);
    return words(templates::answered).arg(shown);
}

QString networkErrorWords(QNetworkReply::NetworkError error, const QUrl &url, const QString &detail)
{
    const QString endpoint = endpointName(url);
    if (error == QNetworkReply::ConnectionRefusedError)
        return words(templates::refused).arg(endpoint);
    if (error == QNetworkReply::HostNotFoundError)
        return words(templates::hostUnknown).arg(url.host());
    if (error == QNetworkReply::SslHandshakeFailedError)
        return words(templates::tls).arg(endpoint, handshakeWords(detail));
    if (error == QNetworkReply::TimeoutError)
        return words(templates::unreachable).arg(endpoint);
    return words(templates::network).arg(endpoint, detail);
}

QString refusedTargetWords(const QUrl &url, const QHostAddress &address)
{
    const QString target =
        Words::tr("the %1 address %2").arg(addressKindWords(addressKind(address)), address.toString());
    return words(templates::targetRefused).arg(url.host(), target);
}

QString certificateFailureWords(const QUrl &url, const QString &reason)
{
    return words(templates::certificate).arg(endpointName(url), reason);
}

QString cutOffWords(const QUrl &url)
{
    return words(templates::closed).arg(endpointName(url));
}

QString deadlineWords(RequestPhase phase, const QUrl &url, Milliseconds timeout)
{
    const QString time = seconds(timeout);
    switch (phase) {
    case RequestPhase::LookingUp:
        return words(templates::lookUpTooSlow).arg(url.host(), time);
    case RequestPhase::Connecting:
        return words(templates::connectTooSlow).arg(endpointName(url), time);
    case RequestPhase::Securing:
        return words(templates::handshakeTooSlow).arg(endpointName(url), time);
    case RequestPhase::Sending:
        return words(templates::sendTooSlow).arg(endpointName(url), time);
    case RequestPhase::AwaitingAnswer:
        return words(templates::answerTooSlow).arg(endpointName(url), time);
    case RequestPhase::Reading:
        return words(templates::bodyTooSlow).arg(time);
    }
    Q_UNREACHABLE();
}

QString floodWords(const QUrl &url)
{
    return words(templates::endlessHeaders).arg(endpointName(url));
}

QString brokenBodyWords()
{
    return Words::tr("the answer's body broke off");
}

} // namespace penstock
