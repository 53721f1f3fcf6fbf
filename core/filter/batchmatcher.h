// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"

#include <QUuid>

namespace penstock {

//! What a filter looks at in a batch.
struct BatchFacts
{
    qint64 id = 0;
    QUuid requestId;
    FilterState state = FilterState::Queued;
    qint64 status = noNumber;
    qint64 attempt = 0; //!< try of the schedule
    qint64 tookMs = noNumber;
    qint64 bytes = 0;
    qint64 events = 0;
    qint64 createdAtMs = 0;
    std::optional<FailureCause> cause; //!< of why it backs off or was given up
    quint64 failureWords = 0;          //!< `wordsIn` of why it backs off or was given up
};

//! A filter made ready to be asked a million times. What it asks about events is left to the BodyMatcher.
class BatchMatcher final
{
public:
    explicit BatchMatcher(const Filter &filter);

    [[nodiscard]] bool matches(const BatchFacts &batch) const;

    //! Which of the filter's free texts the text holds, as a bit for each: asked once for many batches that have the same.
    [[nodiscard]] quint64 wordsIn(const QString &text) const;

    [[nodiscard]] bool looksAtFailures() const { return !m_texts.empty() || !m_causes.empty(); }

private:
    struct Numbers
    {
        FilterField field;
        std::vector<NumberRange> ranges;
        bool negated;
    };
    struct Causes
    {
        quint32 passing; //!< a bit for each cause
        bool negated;
    };
    struct Request
    {
        std::vector<QByteArray> parts;
        bool negated;
    };
    struct Text
    {
        QString words;
        QByteArray idPart; //!< what to look for in a request's id; empty: it cannot stand there
        std::optional<qint64> number;
        bool negated;
    };

    [[nodiscard]] bool textMatches(const Text &text, quint64 bit, const BatchFacts &batch,
                                   std::string_view requestId) const;

    quint8 m_states; //!< a bit for each state that passes
    std::vector<Numbers> m_numbers;
    std::vector<Causes> m_causes;
    std::vector<Request> m_requests;
    std::vector<Text> m_texts;
    std::array<quint64, filterStates.size()> m_stateWords{}; //!< a state's name and what people read for it
};

} // namespace penstock
