// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/certificatelook.h"

#include "core/delivery/certificatewords.h"
#include "core/delivery/failurewords.h"
#include "core/delivery/targetfinder.h"

#include <QNetworkProxy>
#include <QSslCipher>
#include <QSslSocket>

namespace penstock {

namespace {

void shakeHands(QSslSocket &socket, const QUrl &url, const TlsTrust &trust, Milliseconds timeout, CertificateLook &look)
{
    TlsTrust withoutPin = trust;
    withoutPin.pinnedSha256.clear();
    socket.setSslConfiguration(tlsConfigurationFor(withoutPin));
    socket.setProxy(QNetworkProxy::NoProxy);
    QObject::connect(&socket, &QSslSocket::sslErrors, &socket,
                     [&look](const QList<QSslError> &errors) { look.errors = errors; });
    socket.connectToHostEncrypted(look.address.toString(), quint16(url.port(443)), url.host());
    const bool done = socket.waitForEncrypted(int(timeout.count()));
    look.chain = socket.peerCertificateChain();
    if (done)
        look.protocol = socket.sessionCipher().protocolString();
    socket.abort();
}

QString troubleOf(const QSslSocket &socket, const QUrl &url, Milliseconds timeout, bool connected)
{
    switch (int(socket.error())) {
    case QAbstractSocket::ConnectionRefusedError:
        return networkErrorWords(QNetworkReply::ConnectionRefusedError, url, {});
    case QAbstractSocket::SocketTimeoutError:
        return deadlineWords(connected ? RequestPhase::Securing : RequestPhase::Connecting, url, timeout);
    case QAbstractSocket::SslHandshakeFailedError:
        return networkErrorWords(QNetworkReply::SslHandshakeFailedError, url, socket.errorString());
    default:
        return networkErrorWords(QNetworkReply::UnknownNetworkError, url, socket.errorString());
    }
}

} // namespace

CertificateLook lookAtCertificate(const QUrl &url, const TlsTrust &trust, Milliseconds timeout)
{
    CertificateLook look;
    const QHostAddress literal(url.host());
    const Targets targets =
        allowedTargets(literal.isNull() ? QHostInfo::fromName(url.host()).addresses() : QList{literal}, url);
    look.trouble = targets.trouble;
    for (const QHostAddress &address : targets.addresses) {
        QSslSocket socket;
        bool connected = false;
        QObject::connect(&socket, &QSslSocket::connected, &socket, [&connected] { connected = true; });
        look.address = address;
        shakeHands(socket, url, trust, timeout, look);
        look.trouble = look.chain.isEmpty() ? troubleOf(socket, url, timeout, connected) : QString();
        if (connected)
            break;
    }
    if (!look.chain.isEmpty() && !trust.pinnedSha256.isEmpty()) {
        // The name and the issuer do not count with a pin.
        const bool pardoned = pardonedByPin(trust, look.chain.first(), look.errors).size() == look.errors.size();
        if (!satisfiesPin(trust, look.chain.first()) || !pardoned)
            look.verdict = certificateWords(trust, look.chain, look.errors);
    } else if (!look.errors.isEmpty()) {
        look.verdict = certificateWords(trust, look.chain, look.errors);
    }
    return look;
}

} // namespace penstock
