// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/httpanswer.h"
#include "core/time/moment.h"

#include <tl/expected.hpp>

#include <QByteArray>
#include <QList>
#include <QString>

#include <variant>
#include <vector>

namespace penstock::practice {

// What the practice endpoint does to one request.

struct Answer
{
    HttpAnswer answer;
    Milliseconds delay{0};
    friend bool operator==(const Answer &, const Answer &) = default;
};

//! Closes the connection without an answer.
struct Close
{
    enum class When {
        Before, //!< at the request's first byte
        During, //!< after its headers, inside the body
        After,  //!< when it has come in whole
    };

    When when = When::After;
    friend bool operator==(const Close &, const Close &) = default;
};

//! RST in place of an answer.
struct Reset
{
    friend bool operator==(const Reset &, const Reset &) = default;
};

//! Ends its own direction without an answer, and keeps the connection.
struct HalfClose
{
    friend bool operator==(const HalfClose &, const HalfClose &) = default;
};

//! The answer comes one byte at a time.
struct Drip
{
    HttpAnswer answer;
    Milliseconds interval{400};
    friend bool operator==(const Drip &, const Drip &) = default;
};

//! Never answers.
struct Hang
{
    friend bool operator==(const Hang &, const Hang &) = default;
};

//! Bytes that are not HTTP, then a close.
struct Garbage
{
    friend bool operator==(const Garbage &, const Garbage &) = default;
};

using Behaviour = std::variant<Answer, Close, Reset, HalfClose, Drip, Hang, Garbage>;

//! In plain words: "503 after 100 ms", "closed after the request".
[[nodiscard]] QString behaviourWords(const Behaviour &behaviour);

} // namespace penstock::practice

namespace penstock {

//! One behaviour, for this many requests one after the other.
struct PracticeStep
{
    static constexpr int forever = 0;

    practice::Behaviour behaviour;
    int times = 1;

    friend bool operator==(const PracticeStep &, const PracticeStep &) = default;
};

//! The steps in their order; then the last one goes on, or all begin again.
struct PracticeSteps
{
    std::vector<PracticeStep> steps;
    bool repeat = false;

    friend bool operator==(const PracticeSteps &, const PracticeSteps &) = default;
};

struct PracticeChoice
{
    int weight = 1;
    practice::Behaviour behaviour;

    friend bool operator==(const PracticeChoice &, const PracticeChoice &) = default;
};

//! For each request one behaviour, by weight.
struct PracticeChance
{
    std::vector<PracticeChoice> choices;

    friend bool operator==(const PracticeChance &, const PracticeChance &) = default;
};

//! How a practice endpoint behaves, request by request. The same script and seed behave the same.
struct PracticeScript
{
    static constexpr int version = 1;

    quint32 seed = 1;
    std::variant<PracticeSteps, PracticeChance> plan = PracticeSteps{{PracticeStep{practice::Answer{}}}};

    friend bool operator==(const PracticeScript &, const PracticeScript &) = default;
};

//! Something wrong in a script: where ("steps[2].status"), and what to write instead.
struct ScriptProblem
{
    QString path;
    QString message;

    friend bool operator==(const ScriptProblem &, const ScriptProblem &) = default;
};

//! Reads a script's JSON; all problems at once. Unknown keys are problems.
[[nodiscard]] tl::expected<PracticeScript, QList<ScriptProblem>> parsePracticeScript(const QByteArray &json);

} // namespace penstock
