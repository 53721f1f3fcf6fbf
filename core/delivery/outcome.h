// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace penstock {

struct HeaderField
{
    QByteArray name;
    QByteArray value;

    friend bool operator==(const HeaderField &, const HeaderField &) = default;
};

using HeaderFields = QList<HeaderField>;

//! What came back, as far as it was read: the body's first 64 KiB.
struct Answer
{
    static constexpr qint64 bodyLimit = 64 * 1024;

    std::optional<int> status; //!< none when the connection ended, or the deadline passed, without a status line
    QByteArray reasonPhrase;
    HeaderFields headers;
    QByteArray body;
    bool truncated = false; //!< the body went on after `bodyLimit`

    friend bool operator==(const Answer &, const Answer &) = default;
};

//! When a request came to what, since its start; none: it did not come to it, or its connection was there already.
struct RequestTimes
{
    std::optional<Milliseconds> connecting; //!< the host's address is known
    std::optional<Milliseconds> encrypted;
    std::optional<Milliseconds> sent;   //!< the headers have left
    std::optional<Milliseconds> status; //!< the answer's headers are there

    friend bool operator==(const RequestTimes &, const RequestTimes &) = default;
};

//! What one request came to.
struct Outcome
{
    enum class Kind {
        Delivered, //!< a 2xx and nothing else
        Failed,
        Unconfirmed, //!< the process ended before the answer was seen
    };

    Kind kind = Kind::Failed;
    QString reason; //!< plain words; for Delivered empty or a warning
    Answer answer;
    HeaderFields requestHeaders; //!< as sent, secrets masked
    qint64 bytesSent = 0;        //!< of the body
    Moment startedAt;
    Milliseconds duration{0};
    //! The request left on a kept-alive connection and not one byte came back: it may be sent once more at once on
    //! a fresh connection (RFC 9110 section 9.2.2 leaves that to who knows the request may be repeated).
    bool lostOnReusedConnection = false;
    std::optional<Milliseconds> retryAfter; //!< the answer's Retry-After, for people
    RequestTimes times;                     //!< not kept in the ledger

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

//! "delivered", "failed" or "unconfirmed": the name in JSON and on disk.
[[nodiscard]] QLatin1String outcomeName(Outcome::Kind);

} // namespace penstock
