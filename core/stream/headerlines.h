// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace penstock {

//! A header as somebody wrote or copied it; the value may be a secret in clear.
struct HeaderLine
{
    QString name;
    QString value;

    friend bool operator==(const HeaderLine &, const HeaderLine &) = default;
};

struct PastedHeaders
{
    QList<HeaderLine> headers;
    qsizetype leftOut = 0; //!< that Penstock sets itself, such as Host and Content-Length

    friend bool operator==(const PastedHeaders &, const PastedHeaders &) = default;
};

//! Reads headers out of pasted text: "Name: value" lines as mails, curl -v and browsers have them, name and value on
//! lines of their own as newer browsers copy them, and each -H of a curl command. Other lines say nothing here.
[[nodiscard]] PastedHeaders headersFromText(const QString &text);

} // namespace penstock
