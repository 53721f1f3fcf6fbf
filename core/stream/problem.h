// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <algorithm>

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

//! Whether one of them keeps the stream from running.
[[nodiscard]] inline bool holdsError(const QList<Problem> &problems)
{
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem &problem) { return problem.severity == Problem::Severity::Error; });
}

} // namespace penstock
