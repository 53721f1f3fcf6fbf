// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QString>

#include <array>
#include <optional>

namespace penstock {

//! What an endpoint test looks at, in the order in which it does.
enum class ProbeStep : quint8 {
    Address,
    Lookup,
    Connect,
    Tls,
    EmptyBatch,
    OneEvent,
    FullBatch,
    WrongCredentials,
    SameBatchTwice,
    EveryChannel,
    Unicode,
    MissingKeys,
    LargeAttributes,
    KeptAlive,
    AnswerTime,
    AnswerSize,
};

inline constexpr std::array probeSteps = {
    ProbeStep::Address,         ProbeStep::Lookup,       ProbeStep::Connect,    ProbeStep::Tls,
    ProbeStep::EmptyBatch,      ProbeStep::OneEvent,     ProbeStep::FullBatch,  ProbeStep::WrongCredentials,
    ProbeStep::SameBatchTwice,  ProbeStep::EveryChannel, ProbeStep::Unicode,    ProbeStep::MissingKeys,
    ProbeStep::LargeAttributes, ProbeStep::KeptAlive,    ProbeStep::AnswerTime, ProbeStep::AnswerSize,
};

//! As it is written on the command line and in JSON: "address", "emptyBatch", …
[[nodiscard]] QLatin1String stepName(ProbeStep step);
[[nodiscard]] std::optional<ProbeStep> stepNamed(QStringView name); //!< case does not count

//! Whether requests are sent, which may leave test events with the receiver: such a step can be left out.
[[nodiscard]] bool sendsRequests(ProbeStep step);

//! For people, translated.
struct ProbeStepWords
{
    QString title; //!< "Full batch"
    QString about; //!< what it does and why, a sentence
};

[[nodiscard]] ProbeStepWords stepWords(ProbeStep step);

} // namespace penstock
