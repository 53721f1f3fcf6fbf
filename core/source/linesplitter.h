// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

//! Cuts a byte stream into lines without copying them. Free of Qt types.
//!
//! A line over `lineLimit` is not held: its first `headLimit` bytes come out, marked as too long, and the rest is
//! dropped as it arrives. The byte order mark that some programs put before the first line does not come out.
class LineSplitter
{
public:
    static constexpr std::size_t lineLimit = 1024 * 1024;
    static constexpr std::size_t headLimit = 64 * 1024;

    struct Line
    {
        std::string_view text; //!< without its newline; valid until prepare(), `padding` readable bytes follow
        std::int64_t offset = 0;
        std::int64_t end = 0; //!< where the next line begins
        bool tooLong = false;
        bool terminated = true;
    };

    //! `offset`: where in the input the first byte stands. `padding`: bytes that may be read behind a line.
    explicit LineSplitter(std::int64_t offset, std::size_t padding);

    //! Room for the next bytes of the input; what is read into it is made known by commit().
    [[nodiscard]] char *prepare(std::size_t capacity);
    void commit(std::size_t bytes);

    //! The next whole line, or none until more input is there.
    [[nodiscard]] std::optional<Line> next();

    //! What stands behind the last newline, once the input has ended.
    [[nodiscard]] std::optional<Line> rest();

private:
    [[nodiscard]] Line finishLongLine(std::string_view text, std::int64_t offset);
    void beginLongLine(std::string_view text);

    std::vector<char> m_buffer;
    std::size_t m_padding;
    std::size_t m_begin = 0;   //!< of the unread bytes
    std::size_t m_scanned = 0; //!< no newline before it
    std::size_t m_end = 0;
    std::int64_t m_offset;                 //!< of the byte at m_begin
    std::optional<std::string> m_longHead; //!< the present line is too long: how it began
    std::int64_t m_longOffset = 0;
    std::string m_longText; //!< what the last Line shows of a long one
};

} // namespace penstock
