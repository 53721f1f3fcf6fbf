// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/linesplitter.h"

#include <algorithm>
#include <cstring>

namespace penstock {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

std::string_view withoutMark(std::string_view text, std::int64_t offset)
{
    if (offset == 0 && text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    return text;
}

} // namespace

LineSplitter::LineSplitter(std::int64_t offset, std::size_t padding)
    : m_padding(padding)
    , m_offset(offset)
{
}

char *LineSplitter::prepare(std::size_t capacity)
{
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_scanned -= m_begin;
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_buffer.size() < m_end + capacity + m_padding)
        m_buffer.resize(m_end + capacity + m_padding);
    return m_buffer.data() + m_end;
}

void LineSplitter::commit(std::size_t bytes)
{
    m_end += bytes;
}

std::optional<LineSplitter::Line> LineSplitter::next()
{
    const char *data = m_buffer.data();
    const void *found = m_end > m_scanned ? std::memchr(data + m_scanned, '\n', m_end - m_scanned) : nullptr;
    const std::string_view unread(data + m_begin, m_end - m_begin);
    if (!found) {
        m_scanned = m_end;
        if (m_longHead || unread.size() > lineLimit)
            beginLongLine(unread);
        return {};
    }

    const std::size_t length = std::size_t(static_cast<const char *>(found) - (data + m_begin));
    const std::string_view text = unread.substr(0, length);
    const std::int64_t offset = m_offset;
    m_begin += length + 1;
    m_scanned = m_begin;
    m_offset += std::int64_t(length) + 1;
    if (m_longHead || length > lineLimit)
        return finishLongLine(text, offset);
    return Line{.text = withoutMark(text, offset), .offset = offset, .end = m_offset};
}

std::optional<LineSplitter::Line> LineSplitter::rest()
{
    const std::string_view unread(m_buffer.data() + m_begin, m_end - m_begin);
    const std::int64_t offset = m_offset;
    m_offset += std::int64_t(unread.size());
    m_begin = m_scanned = m_end;
    std::optional<Line> line;
    if (m_longHead || unread.size() > lineLimit)
        line = finishLongLine(unread, offset);
    else if (!unread.empty())
        line = Line{.text = withoutMark(unread, offset), .offset = offset, .end = m_offset};
    if (line)
        line->terminated = false;
    return line;
}

void LineSplitter::beginLongLine(std::string_view text)
{
    if (!m_longHead) {
        m_longHead = text.substr(0, headLimit);
        m_longOffset = m_offset;
    }
    m_offset += std::int64_t(text.size());
    m_begin = m_scanned = m_end;
}

LineSplitter::Line LineSplitter::finishLongLine(std::string_view text, std::int64_t offset)
{
    if (m_longHead) {
        m_longText = std::move(*m_longHead);
        offset = m_longOffset;
        m_longHead.reset();
    } else {
        m_longText = text.substr(0, headLimit);
    }
    return {.text = m_longText, .offset = offset, .end = m_offset, .tooLong = true};
}

} // namespace penstock
