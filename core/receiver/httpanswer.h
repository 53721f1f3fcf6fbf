// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/outcome.h"

#include <QByteArray>

namespace penstock {

//! What a server gives back to one request.
struct HttpAnswer
{
    int status = 200;
    HeaderFields headers; //!< Content-Length and Connection are added unless they stand here
    QByteArray body;

    friend bool operator==(const HttpAnswer &, const HttpAnswer &) = default;
};

//! The answer's bytes on the wire. `withBody` is false for HEAD.
[[nodiscard]] QByteArray answerBytes(const HttpAnswer &answer, bool keepAlive, bool withBody = true);

//! The words of a status ("Service Unavailable"); empty for one that has none.
[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace penstock
