// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace penstock {

//! Where the tokens of a JSON text begin: every bracket, brace, colon and comma outside of strings, and the first byte of
//! every string, number and word. Behind a string's closing quote only white space stands before the next token.
//!
//! This is simdjson's first stage and nothing else of it: it finds the tokens and checks UTF-8, control characters in
//! strings and the last string's end. What the tokens say is left to JsonWalker. Measured as processor time from file to
//! batch, events of 650 bytes: with On-Demand over the same stage, which has to be made to visit what it would skip, the
//! way takes 1.7 times as long; DOM refuses numbers and lone surrogates that an event may hold. The stage itself is a
//! sixth of the time. To run it once over a chunk of lines instead of over each takes a quarter off it, a twenty-fifth
//! of the whole, and then one bad line spoils the others: not worth it.
class JsonTokens
{
public:
    //! Of one token: its distance from the text's begin.
    using Place = std::uint32_t;

    //! Room for a text of this size; false where there is no memory.
    [[nodiscard]] bool reserve(std::size_t size);

    //! There is room for `text`. False where its bytes are none of JSON's; jsonproblem.h says which.
    [[nodiscard]] bool find(std::string_view text);

    //! Good until the next call of reserve() or find().
    [[nodiscard]] const Place *begin() const noexcept { return m_begin; }
    [[nodiscard]] const Place *end() const noexcept { return m_end; }

private:
    simdjson::dom::parser m_parser;
    const Place *m_begin = nullptr;
    const Place *m_end = nullptr;
};

} // namespace penstock
