// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/failurecause.h"

#include <QByteArray>
#include <QLatin1String>
#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <limits>
#include <optional>
#include <variant>
#include <vector>

namespace penstock {

// What a filter asks of a batch, once its text was understood.

enum class FilterField : quint8 {
    State,
    Status,
    Cause,
    Attempt,
    Took,
    Size,
    Events,
    Id,
    Request,
    Time,
    Event,
    Uid,
    Uuid,
    Campaign
};

inline constexpr std::array filterFields = {
    FilterField::State, FilterField::Status, FilterField::Cause, FilterField::Attempt, FilterField::Took,
    FilterField::Size,  FilterField::Events, FilterField::Id,    FilterField::Request, FilterField::Time,
    FilterField::Event, FilterField::Uid,    FilterField::Uuid,  FilterField::Campaign};

//! As it is written: state, status, …
[[nodiscard]] QLatin1String fieldName(FilterField field);
[[nodiscard]] std::optional<FilterField> fieldNamed(QStringView name); //!< case does not count

//! Whether it is about the events in a batch's body, which no list of batches holds.
[[nodiscard]] constexpr bool standsInBodies(FilterField field)
{
    return field == FilterField::Event || field == FilterField::Uid || field == FilterField::Uuid ||
           field == FilterField::Campaign;
}

enum class FilterState : quint8 { Queued, InFlight, BackingOff, Delivered, DeadLettered, Discarded, Halved };

inline constexpr std::array filterStates = {FilterState::Queued,    FilterState::InFlight,     FilterState::BackingOff,
                                            FilterState::Delivered, FilterState::DeadLettered, FilterState::Discarded,
                                            FilterState::Halved};

//! As in JSON: queued, inFlight, …
[[nodiscard]] QLatin1String stateName(FilterState state);

//! As people read it: Queued, In flight, …
[[nodiscard]] QString stateWord(FilterState state);

//! Both ends belong to it.
struct NumberRange
{
    qint64 from = std::numeric_limits<qint64>::min();
    qint64 to = std::numeric_limits<qint64>::max();

    [[nodiscard]] bool holds(qint64 number) const { return from <= number && number <= to; }
    friend bool operator==(const NumberRange &, const NumberRange &) = default;
};

//! What a batch without an answer has in place of a status or a duration.
inline constexpr qint64 noNumber = -1;

//! One of the ranges holds the field's number: a status, a count, bytes, milliseconds, or epoch milliseconds.
struct NumberTest
{
    FilterField field = FilterField::Id;
    std::vector<NumberRange> ranges;
    friend bool operator==(const NumberTest &, const NumberTest &) = default;
};

//! The state is one of these.
struct StateTest
{
    std::vector<FilterState> states;
    friend bool operator==(const StateTest &, const StateTest &) = default;
};

//! It backs off, or was given up, for one of these causes.
struct CauseTest
{
    std::vector<FailureCause> causes;
    friend bool operator==(const CauseTest &, const CauseTest &) = default;
};

//! The request's id holds one of these.
struct RequestTest
{
    std::vector<QByteArray> parts; //!< lower case
    friend bool operator==(const RequestTest &, const RequestTest &) = default;
};

//! These words stand in something that is shown of the batch.
struct TextTest
{
    QString words;
    friend bool operator==(const TextTest &, const TextTest &) = default;
};

//! An event in the batch has one of these: an event's code or name, a user's id, a part of an event_uuid, or a campaign's
//! id or a part of its name. The answer stands in the batch's body alone. Several such terms are about the same event; a
//! negated one is about every event.
struct EventTest
{
    FilterField field = FilterField::Uuid;
    QStringList values;
    friend bool operator==(const EventTest &, const EventTest &) = default;
};

using FilterTest = std::variant<NumberTest, StateTest, CauseTest, RequestTest, TextTest, EventTest>;

struct FilterTerm
{
    qsizetype position = 0; //!< in the filter's text
    qsizetype length = 0;
    bool negated = false;
    FilterTest test;
};

//! A batch passes when every term holds. Without a term all pass.
struct Filter
{
    static constexpr int mostTexts = 64; //!< terms of free text and terms about events

    QList<FilterTerm> terms;
};

//! Why a filter's text cannot be understood, in words for the person who types it.
struct FilterProblem
{
    qsizetype position = 0; //!< where in the text
    qsizetype length = 0;
    QString message;
    bool unfinished = false; //!< nothing is wrong yet: more has to be typed
};

} // namespace penstock
