// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace penstock::bench {

//! Counts the events of a body that arrives in pieces, by a text that stands in each event once.
class EventCounter
{
public:
    //! Counts the body's lines, where the text is a newline; a last line without one counts, too.
    static constexpr std::string_view lines = "\n";

    explicit EventCounter(std::string text); //!< not empty

    void add(std::string_view piece);
    [[nodiscard]] std::int64_t finish(); //!< the body is whole; the next one begins

private:
    [[nodiscard]] std::int64_t occurrences(std::string_view piece) const;

    std::string m_text;
    std::string m_tail; //!< of the pieces so far: shorter than the text
    std::int64_t m_count = 0;
    bool m_endsInLine = false;
};

} // namespace penstock::bench
