// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/receiver/eventcounter.h"

#include <cassert>
#include <utility>

namespace penstock::bench {

EventCounter::EventCounter(std::string text)
    : m_text(std::move(text))
{
    assert(!m_text.empty());
}

void EventCounter::add(std::string_view piece)
{
    if (piece.empty())
        return;
    const std::size_t overlap = m_text.size() - 1;
    // What begins in the tail ends within the text's length; the rest of the piece is searched where it lies.
    m_tail += piece.substr(0, overlap);
    m_count += occurrences(m_tail) + occurrences(piece);
    if (piece.size() >= overlap)
        m_tail = piece.substr(piece.size() - overlap);
    else if (m_tail.size() > overlap)
        m_tail.erase(0, m_tail.size() - overlap);
    m_endsInLine = piece.back() != '\n';
}

std::int64_t EventCounter::finish()
{
    const std::int64_t rest = m_text == lines && m_endsInLine ? 1 : 0;
    m_endsInLine = false;
    m_tail.clear();
    return std::exchange(m_count, 0) + rest;
}

// Most blocks hold no place where three characters of the text fit: the compiler turns that look into vector
// instructions, and only the few other blocks are compared byte by byte. Keys of JSON begin and end alike, so the third
// character comes from the part where they differ.
std::int64_t EventCounter::occurrences(std::string_view piece) const
{
    constexpr std::ptrdiff_t blockSize = 64;
    if (piece.size() < m_text.size())
        return 0;
    const std::size_t last = m_text.size() - 1;
    const std::size_t inner = m_text.size() * 2 / 3;
    const auto fits = [=, a = m_text.front(), b = m_text[inner], c = m_text[last]](const char *at) {
        return (at[0] == a) & (at[inner] == b) & (at[last] == c);
    };
    const auto countIn = [&](const char *from, const char *to) {
        std::int64_t found = 0;
        for (; from < to; ++from)
            found += fits(from) && std::string_view(from, m_text.size()) == m_text ? 1 : 0;
        return found;
    };

    std::int64_t found = 0;
    const char *begin = piece.data();
    const char *end = begin + (piece.size() - last); // of the places where the text may begin
    for (; end - begin >= blockSize; begin += blockSize) {
        unsigned char any = 0;
        for (std::ptrdiff_t i = 0; i < blockSize; ++i)
            any = static_cast<unsigned char>(any | static_cast<unsigned char>(fits(begin + i)));
        if (any != 0)
            found += countIn(begin, begin + blockSize);
    }
    return found + countIn(begin, end);
}

} // namespace penstock::bench
