// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace penstock {

//! One thing wrong with a stream's config: where, what, and what to do about it. Never holds a secret.
struct Problem
{
    enum class Severity {
        Error,   //!< the stream cannot run
        Warning, //!< it runs, but perhaps not as meant
    };

    Severity severity = Severity::Error;
    QString path; //!< RFC 9535: $.destination.headers[1].name
    QString message;
    QString mend;

    friend bool operator==(const Problem &, const Problem &) = default;
};

} // namespace penstock
