// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/httpanswer.h"
#include "core/time/moment.h"

#include <tl/expected.hpp>

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
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

//! One part of the answer does not end before the client goes or a limit is reached; then the connection closes.
struct Endless
{
    enum class Part { Headers, Body };

    HttpAnswer answer;
    Part part = Part::Body;
    qint64 bytesAtMost = 64 * 1024 * 1024;
    Milliseconds timeAtMost{60'000};
    friend bool operator==(const Endless &, const Endless &) = default;
};

//! A chunked body whose chunks are none, then a close.
struct BadChunks
{
    HttpAnswer answer;
    friend bool operator==(const BadChunks &, const BadChunks &) = default;
};

//! A small gzip body that unpacks to a large one of zeros.
struct GzipBomb
{
    HttpAnswer answer;
    int mebibytes = 100;
    friend bool operator==(const GzipBomb &, const GzipBomb &) = default;
};

//! Many interim answers before the answer.
struct InterimFlood
{
    HttpAnswer answer;
    int interim = 100;
    int count = 1000;
    friend bool operator==(const InterimFlood &, const InterimFlood &) = default;
};

//! Accepts the first half of the events, and says that the request failed.
struct StoreHalf
{
    HttpAnswer answer{.status = 500, .headers = {}, .body = {}};
    friend bool operator==(const StoreHalf &, const StoreHalf &) = default;
};

using Behaviour = std::variant<Answer, Close, Reset, HalfClose, Drip, Hang, Garbage, Endless, BadChunks, GzipBomb,
                               InterimFlood, StoreHalf>;

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

//! More requests than that within a second are answered 429.
struct PracticeRateLimit
{
    int perSecond = 1;

    friend bool operator==(const PracticeRateLimit &, const PracticeRateLimit &) = default;
};

//! Up, down, up, and so on, from when the script is set.
struct PracticeFlapping
{
    Milliseconds up{10'000};
    Milliseconds down{5'000};
    practice::Behaviour whileDown = practice::Close{.when = practice::Close::When::Before};

    friend bool operator==(const PracticeFlapping &, const PracticeFlapping &) = default;
};

//! How a practice endpoint behaves, request by request. The same script and seed behave the same.
struct PracticeScript
{
    static constexpr int version = 1;

    quint32 seed = 1;
    std::variant<PracticeSteps, PracticeChance> plan = PracticeSteps{{PracticeStep{practice::Answer{}}}};
    // Requests that these two take do not count as a step.
    std::optional<PracticeFlapping> flapping;
    std::optional<PracticeRateLimit> rateLimit; //!< while up

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
