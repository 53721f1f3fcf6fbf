// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"

#include <functional>
#include <string>

namespace penstock {

//! What a filter asks about the events in a batch, made ready to be asked of many bodies. May be used from any thread.
//!
//! Most bodies are dismissed by a search through their bytes; only what may match is taken apart.
class BodyMatcher final
{
public:
    explicit BodyMatcher(const Filter &filter);

    //! The filter asks about events at all.
    [[nodiscard]] bool isNeeded() const { return !m_terms.empty(); }

    [[nodiscard]] bool matches(const QByteArray &body) const;

    //! Where in the body the first event begins that has all that is asked for; none without a term that asks for one.
    [[nodiscard]] std::optional<qsizetype> firstMatch(const QByteArray &body) const;

private:
    using Bits = quint64; //!< one for each term

    struct Wanted
    {
        QString words;
        std::string folded; //!< the same in lower case; empty: it goes beyond ASCII
        std::function<bool(std::string_view body)> isIn;
    };
    struct Term
    {
        FilterField field;
        std::vector<Wanted> values;
    };
    class Reader;

    [[nodiscard]] static Wanted wanted(const QString &value);
    [[nodiscard]] Bits possible(std::string_view body) const; //!< the terms whose words stand somewhere in it
    [[nodiscard]] Bits meant(FilterField field, std::string_view text, bool isName) const;

    std::vector<Term> m_terms;
    Bits m_asked = 0; //!< terms that one event must have, all of them
    Bits m_barred = 0;
};

static_assert(Filter::mostTexts <= 64);

} // namespace penstock
