// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QString>

#include <array>
#include <optional>

namespace penstock {

//! What failures have in common, so that people can look at them by cause.
enum class FailureCause : quint8 {
    Refused,
    UnknownHost,
    RefusedTarget, //!< an address to which nothing is ever sent
    Unreachable,
    Tls,
    Certificate, //!< one that is not accepted
    TimedOut,
    Closed, //!< without an answer
    Network,
    Redirect,
    Unauthorized,
    Forbidden,
    NotFound,
    TooLarge,
    RateLimited,
    ClientError, //!< any other 4xx
    ServerError,
    OddAnswer, //!< no HTTP, or a status that ends nothing
    Other,     //!< of the ledger itself, or in words of another language
};

inline constexpr std::array failureCauses = {
    FailureCause::Refused,     FailureCause::UnknownHost, FailureCause::RefusedTarget, FailureCause::Unreachable,
    FailureCause::Tls,         FailureCause::Certificate, FailureCause::TimedOut,      FailureCause::Closed,
    FailureCause::Network,     FailureCause::Redirect,    FailureCause::Unauthorized,  FailureCause::Forbidden,
    FailureCause::NotFound,    FailureCause::TooLarge,    FailureCause::RateLimited,   FailureCause::ClientError,
    FailureCause::ServerError, FailureCause::OddAnswer,   FailureCause::Other,
};

//! Of a failed attempt: by its reason, and by its answer's status where the reason tells none.
[[nodiscard]] FailureCause causeOf(const QString &reason, const std::optional<int> &status = {});

//! As it is written in a filter and in JSON: "refused", "unknownHost", …
[[nodiscard]] QLatin1String causeName(FailureCause cause);
[[nodiscard]] std::optional<FailureCause> causeNamed(QStringView name); //!< case does not count

//! A cause for people, translated.
struct CauseWords
{
    QString title;   //!< a few words
    QString meaning; //!< a sentence
    QString mend;    //!< what to do, and whose move it is
};

[[nodiscard]] CauseWords causeWords(FailureCause cause);

} // namespace penstock
