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
//! This is simdjson's first stage and nothing else of it. It finds the tokens and checks UTF-8, control characters in
//! strings and the last string's end; what the tokens say is left to JsonWalker. simdjson's own front ends over the same
//! stage were measured on events of 650 bytes, as processor time of the whole way from file to batch: On-Demand, which
//! has to be made to visit what it would skip, took 1.6 times as long, and DOM refuses numbers and lone surrogates that
//! an event may hold. The first stage itself is a sixth of the time; to run it once over a chunk of lines instead of
//! over each would save a twentieth, and one bad line would spoil the others.
class JsonTokens
{
public:
    //! Of one token: its distance from the text's begin.
    using Place = std::uint32_t;

    //! Room for a text of this size; false where there is no memory.
    [[nodiscard]] bool reserve(std::size_t size);

    //! There is room for `text`. False where its bytes are none of JSON's; jsonproblem.h says which.
    [[nodiscard]] bool find(std::string_view text);

    [[nodiscard]] const Place *begin() const noexcept { return m_parser.implementation->structural_indexes.get(); }
    [[nodiscard]] const Place *end() const noexcept { return begin() + m_parser.implementation->n_structural_indexes; }

private:
    simdjson::dom::parser m_parser;
};

} // namespace penstock
