// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>
#include <string_view>

namespace penstock {

//! Where a text stops being JSON, and what is wrong there.
struct JsonFault
{
    std::size_t offset = 0; //!< bytes
    QString message;
};

//! The first place that RFC 8259 forbids; none in a valid document. Only for words to people: what is valid is
//! decided by simdjson, whose DOM does not say where a document breaks.
[[nodiscard]] std::optional<JsonFault> findJsonFault(std::string_view json);

//! Both count from 1; a column is one character, not one byte.
struct TextPosition
{
    qsizetype line = 1;
    qsizetype column = 1;

    friend bool operator==(const TextPosition &, const TextPosition &) = default;
};

[[nodiscard]] TextPosition textPosition(std::string_view text, std::size_t offset);

} // namespace penstock
