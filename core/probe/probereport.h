// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/outcome.h"
#include "core/probe/probestep.h"

#include <QSslCertificate>
#include <QSslError>

#include <optional>

namespace penstock {

//! What came of one step.
enum class ProbeVerdict : quint8 {
    Passed,
    Warning, //!< the stream would be taken, and something should be mended
    Failed,
    NotRun, //!< left out, or it made no sense to go on
};

[[nodiscard]] QLatin1String verdictName(ProbeVerdict verdict); //!< "passed", "warning", "failed", "notRun"
[[nodiscard]] QString verdictWord(ProbeVerdict verdict);       //!< for people, translated
[[nodiscard]] QString verdictMark(ProbeVerdict verdict);       //!< one character: "●", "▲", "✕", "–"

//! One thing that a step found: "Valid until", "5 December 2026".
struct ProbeFact
{
    QString name;
    QString value;

    friend bool operator==(const ProbeFact &, const ProbeFact &) = default;
};

//! A part of the time that passed, from the step's start.
struct ProbePhase
{
    enum class Kind : quint8 { Lookup, Connect, Tls, FirstByte, Done };

    Kind kind = Kind::Lookup;
    Milliseconds from{0};
    Milliseconds took{0};

    friend bool operator==(const ProbePhase &, const ProbePhase &) = default;
};

[[nodiscard]] QLatin1String phaseName(ProbePhase::Kind kind); //!< "lookup", "connect", "tls", "firstByte", "done"
[[nodiscard]] QString phaseWord(ProbePhase::Kind kind);       //!< for people, translated

struct ProbeResult
{
    ProbeStep step = ProbeStep::Address;
    ProbeVerdict verdict = ProbeVerdict::NotRun;
    Milliseconds took{0};
    QString found;   //!< a few words: "200", "Certificate ends in 12 days"
    QString meaning; //!< a sentence; empty when all is well
    QString mend;    //!< what to do and whose move it is
    QList<ProbeFact> facts;
    QList<ProbePhase> phases;
    QList<Outcome> requests; //!< each that reached the wire, secrets masked
    int eventsSent = 0;
    QList<QSslCertificate> chain; //!< as it was presented, the server's own first
    QList<QSslError> chainErrors; //!< why it is not accepted, those that a pin pardons, too
};

//! What an endpoint test found, whole or as far as it came. Holds no secret.
struct ProbeReport
{
    QString stream;
    QString address;
    WallTime startedAt{};
    Milliseconds took{0};
    QList<ProbeResult> results; //!< one for each step, in order
    bool cancelled = false;

    [[nodiscard]] const ProbeResult *result(ProbeStep step) const;
    [[nodiscard]] int count(ProbeVerdict verdict) const;
    [[nodiscard]] int eventsSent() const;

    //! Whether the endpoint would take the stream: every request of the kind that a stream makes was delivered. None
    //! when the test did not come so far.
    [[nodiscard]] std::optional<bool> wouldTake() const;

    //! Where the time of the first answered request went, from the look-up to the last byte.
    [[nodiscard]] QList<ProbePhase> waterfall() const;
};

//! "This endpoint would take the stream, with two things to mend." and what was run and sent.
struct ProbeConclusion
{
    ProbeVerdict verdict = ProbeVerdict::NotRun;
    QString headline;
    QString summary;
};

[[nodiscard]] ProbeConclusion conclusionOf(const ProbeReport &report);

} // namespace penstock
