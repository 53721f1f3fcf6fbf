// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <QNetworkReply>
#include <QString>

class QHostAddress;
class QUrl;

namespace penstock {

//! How far a request has come.
enum class RequestPhase {
    LookingUp,
    Connecting,
    Securing, //!< the TLS handshake
    Sending,
    AwaitingAnswer, //!< its status line
    Reading,        //!< the answer's body
};

//! Host and port, the port of the scheme included: "127.0.0.1:8080", "[::1]:443".
[[nodiscard]] QString endpointName(const QUrl &url);

//! "answered 503 Service Unavailable", and what it means where the number alone does not say.
[[nodiscard]] QString statusWords(int status, const QByteArray &reasonPhrase);

//! Why there is no connection to send on. `detail` is the words of the system or of TLS.
[[nodiscard]] QString networkErrorWords(QNetworkReply::NetworkError error, const QUrl &url, const QString &detail);

//! No connection, since isAllowedTarget() refuses the address that the host leads to.
[[nodiscard]] QString refusedTargetWords(const QUrl &url, const QHostAddress &address);

//! No connection, since the peer's certificate is not accepted for the reason given.
[[nodiscard]] QString certificateFailureWords(const QUrl &url, const QString &reason);

//! The connection ended before a status line that could be read.
[[nodiscard]] QString cutOffWords(const QUrl &url);

//! What was still missing when the attempt's time was up.
[[nodiscard]] QString deadlineWords(RequestPhase phase, const QUrl &url, Milliseconds timeout);

//! The headers of the answer did not come to their end, however much of them was read.
[[nodiscard]] QString floodWords(const QUrl &url);

//! The warning on an attempt that was delivered although the answer's body did not come to its end.
[[nodiscard]] QString brokenBodyWords();

} // namespace penstock
