// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/receiver/requestreader.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace penstock::bench {

namespace {

constexpr std::size_t longestHead = 64 * 1024;

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// The value of one header of "LINE CRLF (NAME: VALUE CRLF)* CRLF".
std::optional<std::string_view> header(std::string_view head, std::string_view name)
{
    while (!head.empty()) {
        const std::string_view line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(std::min(head.size(), line.size() + 2));
        const auto colon = line.find(':');
        if (colon != std::string_view::npos && equalsIgnoringCase(line.substr(0, colon), name))
            return trimmed(line.substr(colon + 1));
    }
    return {};
}

std::optional<std::uint64_t> number(std::string_view text, int base)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// Moves bytes to the line up to and with its newline; whether the line is whole.
bool takeLine(std::string &line, std::string_view &bytes)
{
    const auto newline = bytes.find('\n');
    const std::size_t size = newline == std::string_view::npos ? bytes.size() : newline + 1;
    line += bytes.substr(0, size);
    bytes.remove_prefix(size);
    return newline != std::string_view::npos;
}

} // namespace

RequestReader::RequestReader(std::string countedText)
    : m_events(std::move(countedText))
{
}

RequestReader::Progress RequestReader::read(std::string_view bytes)
{
    Progress progress;
    while (!bytes.empty() && progress.isHttp)
        std::visit([&](auto &state) { take(state, bytes, progress); }, m_state);
    return progress;
}

void RequestReader::take(Head &head, std::string_view &bytes, Progress &progress)
{
    constexpr std::string_view end = "\r\n\r\n";
    const std::size_t before = head.text.size();
    const std::size_t searched = before - std::min(before, end.size() - 1);
    head.text += bytes.substr(0, longestHead);
    const auto found = head.text.find(end, searched);
    if (found == std::string::npos) {
        bytes.remove_prefix(head.text.size() - before);
        progress.isHttp = head.text.size() < longestHead;
        return;
    }
    bytes.remove_prefix(found + end.size() - before);
    head.text.resize(found + end.size());
    beginBody(std::exchange(head.text, {}), progress);
}

void RequestReader::beginBody(std::string_view head, Progress &progress)
{
    progress.wantsContinue |= equalsIgnoringCase(header(head, "Expect").value_or(""), "100-continue");
    if (equalsIgnoringCase(header(head, "Transfer-Encoding").value_or(""), "chunked")) {
        m_state = ChunkSize{};
        return;
    }
    const auto length = number(header(head, "Content-Length").value_or("0"), 10);
    progress.isHttp = length.has_value();
    if (length.value_or(0) == 0)
        finishRequest(progress);
    else
        m_state = Body{*length};
}

void RequestReader::take(Body &body, std::string_view &bytes, Progress &progress)
{
    body.left = count(body.left, bytes);
    if (body.left == 0)
        finishRequest(progress);
}

void RequestReader::take(ChunkSize &size, std::string_view &bytes, Progress &progress)
{
    if (!takeLine(size.line, bytes))
        return;
    const auto length = number(trimmed(size.line.substr(0, size.line.find_first_of(";\r\n"))), 16);
    progress.isHttp = length.has_value();
    if (length.value_or(0) == 0)
        m_state = Trailer{};
    else
        m_state = Chunk{*length};
}

void RequestReader::take(Chunk &chunk, std::string_view &bytes, Progress &)
{
    chunk.left = count(chunk.left, bytes);
    if (chunk.left == 0)
        m_state = ChunkEnd{};
}

void RequestReader::take(ChunkEnd &end, std::string_view &bytes, Progress &progress)
{
    if (!takeLine(end.line, bytes))
        return;
    progress.isHttp = end.line == "\r\n";
    m_state = ChunkSize{};
}

void RequestReader::take(Trailer &trailer, std::string_view &bytes, Progress &progress)
{
    if (!takeLine(trailer.line, bytes))
        return;
    if (trailer.line == "\r\n")
        finishRequest(progress);
    else
        trailer.line.clear();
}

std::uint64_t RequestReader::count(std::uint64_t left, std::string_view &bytes)
{
    const std::string_view piece = bytes.substr(0, left);
    m_events.add(piece);
    bytes.remove_prefix(piece.size());
    return left - piece.size();
}

void RequestReader::finishRequest(Progress &progress)
{
    ++progress.requests;
    progress.events += m_events.finish();
    m_state = Head{};
}

} // namespace penstock::bench
