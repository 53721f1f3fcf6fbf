// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/jsonfault.h"

#include <QCoreApplication>

#include <simdjson.h>

#include <algorithm>

namespace penstock {

namespace {

constexpr std::string_view whitespace = " \t\r\n";

//! Walks the structure itself and asks simdjson about each text, number and word.
class Walker
{
    Q_DECLARE_TR_FUNCTIONS(penstock)

public:
    explicit Walker(std::string_view json)
        : m_json(json)
    {
    }

    [[nodiscard]] std::optional<JsonFault> document()
    {
        if (m_json.starts_with("\xef\xbb\xbf")) {
            fail(
                tr("The file starts with a byte order mark, which JSON does not allow. Save it as UTF-8 without one."));
        } else if (value(0)) {
            skipWhitespace();
            if (m_at < m_json.size())
                fail(tr("Something stands after the end of the JSON."));
        }
        return m_fault;
    }

private:
    static constexpr int maxDepth = 1024; // simdjson's

    bool value(int depth)
    {
        skipWhitespace();
        if (m_at == m_json.size())
            return fail(tr("The file ends where a value is expected."));
        switch (m_json[m_at]) {
        case '{':
        case '[':
            return depth < maxDepth ? container(depth + 1) : fail(tr("The JSON is nested too deeply."));
        case '"':
            return text();
        default:
            return word();
        }
    }

    bool container(int depth)
    {
        const bool isObject = m_json[m_at++] == '{';
        const char close = isObject ? '}' : ']';
        skipWhitespace();
        if (take(close))
            return true;
        do {
            if (isObject && !key())
                return false;
            if (!value(depth))
                return false;
            skipWhitespace();
        } while (take(','));
        return take(close) ||
               fail(isObject ? tr("A comma or } is expected here.") : tr("A comma or ] is expected here."));
    }

    bool key()
    {
        skipWhitespace();
        if (m_at == m_json.size() || m_json[m_at] != '"')
            return fail(tr("A key in double quotes is expected here (JSON allows no comma after the last entry and no "
                           "comments)."));
        if (!text())
            return false;
        skipWhitespace();
        return take(':') || fail(tr("A colon is expected after the key."));
    }

    bool text()
    {
        const std::size_t start = m_at++;
        while (m_at < m_json.size() && m_json[m_at] != '"') {
            if (static_cast<unsigned char>(m_json[m_at]) < 0x20)
                return fail(tr("A text holds a line break or another control character; write \\n, or close the text "
                               "with a double quote."));
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        }
        if (m_at >= m_json.size())
            return failAt(start, tr("The text that starts here has no closing double quote."));
        ++m_at;
        return isValid(start) ||
               failAt(start, tr("The text that starts here holds an escape that JSON does not know, or bytes that are "
                                "not UTF-8."));
    }

    bool word()
    {
        const std::size_t start = m_at;
        m_at = std::min(m_json.find_first_of("{}[],:\" \t\r\n", start), m_json.size());
        return isValid(start) ||
               failAt(start, tr("A value is expected here: a text in double quotes, a number without leading zeros, "
                                "true, false, null, an object or a list."));
    }

    [[nodiscard]] bool isValid(std::size_t start)
    {
        // A lone number or word is not always read to its end: inside brackets it is.
        const std::string list = '[' + std::string(m_json.substr(start, m_at - start)) + ']';
        simdjson::dom::array entries;
        return m_parser.parse(list).get_array().get(entries) == simdjson::SUCCESS && entries.size() == 1;
    }

    bool take(char c)
    {
        const bool taken = m_at < m_json.size() && m_json[m_at] == c;
        m_at += taken ? 1 : 0;
        return taken;
    }

    void skipWhitespace() { m_at = std::min(m_json.find_first_not_of(whitespace, m_at), m_json.size()); }

    bool fail(const QString &message) { return failAt(m_at, message); }

    bool failAt(std::size_t offset, const QString &message)
    {
        m_fault = JsonFault{offset, message};
        return false;
    }

    std::string_view m_json;
    std::size_t m_at = 0;
    std::optional<JsonFault> m_fault;
    simdjson::dom::parser m_parser;
};

} // namespace

std::optional<JsonFault> findJsonFault(std::string_view json)
{
    return Walker(json).document();
}

TextPosition textPosition(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    const std::string_view line = before.substr(before.rfind('\n') + 1);
    const auto isCharacterStart = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    return {1 + std::count(before.begin(), before.end(), '\n'),
            1 + std::count_if(line.begin(), line.end(), isCharacterStart)};
}

} // namespace penstock
