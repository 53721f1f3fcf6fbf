// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/batchmatcher.h"

#include "core/overloaded.h"

#include <algorithm>

namespace penstock {

namespace {

constexpr std::size_t idLength = 36;

// A word of few letters stands in every other request's id by chance.
constexpr qsizetype shortestIdPart = 4;

//! 7f3c9a02-51d4-…, without a copy on the heap.
std::array<char, idLength> textOf(const QUuid &id)
{
    constexpr char digits[] = "0123456789abcdef";
    std::array<char, idLength> text;
    std::size_t at = 0;
    const auto add = [&](quint32 value, int bytes) {
        for (int shift = bytes * 8 - 4; shift >= 0; shift -= 4)
            text[at++] = digits[(value >> shift) & 0xf];
    };
    add(id.data1, 4);
    text[at++] = '-';
    add(id.data2, 2);
    text[at++] = '-';
    add(id.data3, 2);
    text[at++] = '-';
    add(id.data4[0], 1);
    add(id.data4[1], 1);
    text[at++] = '-';
    for (int i = 2; i < 8; ++i)
        add(id.data4[i], 1);
    return text;
}

QByteArray idPartOf(const QString &words)
{
    const auto isPart = [](QChar c) { return c == u'-' || (c.unicode() < 128 && std::isxdigit(c.unicode()) != 0); };
    return words.size() >= shortestIdPart && std::ranges::all_of(words, isPart) ? words.toLower().toLatin1()
                                                                                : QByteArray();
}

std::optional<qint64> numberOf(const QString &words)
{
    bool isNumber = false;
    const qint64 number = words.toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

qint64 numberOf(FilterField field, const BatchFacts &batch)
{
    switch (field) {
    case FilterField::Status:
        return batch.status;
    case FilterField::Attempt:
        return batch.attempt;
    case FilterField::Took:
        return batch.tookMs;
    case FilterField::Size:
        return batch.bytes;
    case FilterField::Events:
        return batch.events;
    case FilterField::Id:
        return batch.id;
    case FilterField::Time:
        return batch.createdAtMs;
    case FilterField::State:
    case FilterField::Cause:
    case FilterField::Request:
    case FilterField::Event:
    case FilterField::Uid:
    case FilterField::Uuid:
    case FilterField::Campaign:
        break;
    }
    return noNumber;
}

bool holds(std::string_view text, const QByteArray &part)
{
    return text.find(std::string_view(part.constData(), std::size_t(part.size()))) != std::string_view::npos;
}

quint8 bitsOf(const StateTest &test)
{
    quint8 bits = 0;
    for (const FilterState state : test.states)
        bits = quint8(bits | (1U << unsigned(state)));
    return bits;
}

static_assert(failureCauses.size() <= 32);

quint32 bitsOf(const CauseTest &test)
{
    quint32 bits = 0;
    for (const FailureCause cause : test.causes)
        bits |= quint32(1) << unsigned(cause);
    return bits;
}

} // namespace

BatchMatcher::BatchMatcher(const Filter &filter)
    : m_states(0xff)
{
    for (const FilterTerm &term : filter.terms) {
        std::visit(Overloaded{
                       [&](const NumberTest &test) {
                           m_numbers.push_back({test.field, test.ranges, term.negated});
                       },
                       [&](const StateTest &test) {
                           const quint8 passing = bitsOf(test);
                           m_states &= term.negated ? quint8(~passing) : passing;
                       },
                       [&](const CauseTest &test) {
                           m_causes.push_back({bitsOf(test), term.negated});
                       },
                       [&](const RequestTest &test) {
                           m_requests.push_back({test.parts, term.negated});
                       },
                       [&](const TextTest &test) {
                           m_texts.push_back({test.words, idPartOf(test.words), numberOf(test.words), term.negated});
                       },
                       [](const EventTest &) {}, // a row does not know
                   },
                   term.test);
    }
    for (const FilterState state : filterStates)
        m_stateWords[std::size_t(state)] = wordsIn(stateWord(state)) | wordsIn(QString(stateName(state)));
}

quint64 BatchMatcher::wordsIn(const QString &text) const
{
    quint64 words = 0;
    for (std::size_t i = 0; i < m_texts.size(); ++i) {
        if (text.contains(m_texts[i].words, Qt::CaseInsensitive))
            words |= quint64(1) << i;
    }
    return words;
}

bool BatchMatcher::matches(const BatchFacts &batch) const
{
    if (((m_states >> unsigned(batch.state)) & 1U) == 0)
        return false;
    for (const Numbers &test : m_numbers) {
        const qint64 number = numberOf(test.field, batch);
        const bool held =
            std::ranges::any_of(test.ranges, [number](const NumberRange &range) { return range.holds(number); });
        if (held == test.negated)
            return false;
    }
    for (const Causes &test : m_causes) {
        const bool held = batch.cause && ((test.passing >> unsigned(*batch.cause)) & 1U) != 0;
        if (held == test.negated)
            return false;
    }
    if (m_requests.empty() && m_texts.empty())
        return true;

    const auto characters = textOf(batch.requestId);
    const std::string_view requestId(characters.data(), characters.size());
    for (const Request &test : m_requests) {
        const bool held =
            std::ranges::any_of(test.parts, [&](const QByteArray &part) { return holds(requestId, part); });
        if (held == test.negated)
            return false;
    }
    for (std::size_t i = 0; i < m_texts.size(); ++i) {
        if (textMatches(m_texts[i], quint64(1) << i, batch, requestId) == m_texts[i].negated)
            return false;
    }
    return true;
}

bool BatchMatcher::textMatches(const Text &text, quint64 bit, const BatchFacts &batch, std::string_view requestId) const
{
    if (((m_stateWords[std::size_t(batch.state)] | batch.failureWords) & bit) != 0)
        return true;
    if (text.number && (*text.number == batch.id || *text.number == batch.status))
        return true;
    return !text.idPart.isEmpty() && holds(requestId, text.idPart);
}

} // namespace penstock
