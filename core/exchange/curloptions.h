// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QString>

#include <optional>

namespace penstock {

//! What an option of curl means for a stream.
enum class CurlMeaning {
    Bearer,
    Body,
    BodyUrlEncoded,
    Cookie,
    File, //!< a body from a file or a form, which a stream does not have
    Get,
    Head,
    Header,
    Json,
    MaxTime,
    Nothing, //!< speaks of the terminal or of files on this machine
    OtherAuth,
    Put,
    Referer,
    Request,
    Transport, //!< changes how curl connects; Penstock has its own ways
    Url,
    UrlQuery,
    User,
    UserAgent,
};

//! One option, as `curl --help all` of 7.88 lists it.
struct CurlOption
{
    char letter; //!< 0 where there is none
    QLatin1String name;
    bool hasValue;
    CurlMeaning meaning;
};

[[nodiscard]] const CurlOption *findCurlOption(QChar letter);

//! By its whole name, or a beginning that no other name has.
[[nodiscard]] const CurlOption *findCurlOption(const QString &name);

} // namespace penstock
