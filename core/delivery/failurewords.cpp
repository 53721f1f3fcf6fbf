// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/failurewords.h"

#include <QCoreApplication>
#include <QUrl>

namespace penstock {

namespace {

constexpr qsizetype longestPhrase = 80;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

// The peer wrote it: no control characters, and not too long for a row.
QString printable(const QByteArray &phrase)
{
    QString text = QString::fromLatin1(phrase.left(longestPhrase));
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
    return Words::tr("answered %1").arg(shown);
}

QString networkErrorWords(QNetworkReply::NetworkError error, const QUrl &url, const QString &detail)
{
    const QString endpoint = endpointName(url);
    if (error == QNetworkReply::ConnectionRefusedError)
        return Words::tr("the endpoint %1 refused the connection: nothing listens there").arg(endpoint);
    if (error == QNetworkReply::HostNotFoundError)
        return Words::tr("the host %1 was not found: no address is known for that name").arg(url.host());
    if (error == QNetworkReply::SslHandshakeFailedError)
        return Words::tr("no secure connection to %1: %2").arg(endpoint, detail);
    if (error == QNetworkReply::TimeoutError)
        return Words::tr("the endpoint %1 cannot be reached: the connection attempt timed out").arg(endpoint);
    return Words::tr("the request to %1 failed: %2").arg(endpoint, detail);
}

QString cutOffWords(const QUrl &url)
{
    return Words::tr("the endpoint %1 closed the connection without an HTTP answer").arg(endpointName(url));
}

QString deadlineWords(RequestPhase phase, const QUrl &url, Milliseconds timeout)
{
    const QString time = seconds(timeout);
    switch (phase) {
    case RequestPhase::LookingUp:
        return Words::tr("no address for the host %1 within %2 s").arg(url.host(), time);
    case RequestPhase::Connecting:
        return Words::tr("no connection to the endpoint %1 within %2 s").arg(endpointName(url), time);
    case RequestPhase::Sending:
        return Words::tr("the request could not be sent whole to the endpoint %1 within %2 s")
            .arg(endpointName(url), time);
    case RequestPhase::AwaitingAnswer:
        return Words::tr("no answer from the endpoint %1 within %2 s").arg(endpointName(url), time);
    case RequestPhase::Reading:
        return Words::tr("the answer's body did not end within %1 s").arg(time);
    }
    Q_UNREACHABLE();
}

QString floodWords(const QUrl &url)
{
    return Words::tr("the endpoint %1 sent headers without end: the connection was cut").arg(endpointName(url));
}

QString brokenBodyWords()
{
    return Words::tr("the answer's body broke off");
}

} // namespace penstock
