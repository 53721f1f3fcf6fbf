// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/transform/referencejson.h"

#include <QStringDecoder>

namespace penstock {

namespace {

class Reader
{
public:
    Reader(std::string_view text, int maxDepth)
        : m_text(text)
        , m_maxDepth(maxDepth)
    {
    }

    bool document()
    {
        space();
        return value(0) && (space(), m_text.empty());
    }

private:
    bool value(int depth)
    {
        if (m_text.empty())
            return false;
        switch (m_text.front()) {
        case '{':
            return depth < m_maxDepth && object(depth + 1);
        case '[':
            return depth < m_maxDepth && array(depth + 1);
        case '"':
            return string();
        default:
            return word("true") || word("false") || word("null") || number();
        }
    }

    bool object(int depth)
    {
        take('{');
        space();
        if (take('}'))
            return true;
        do {
            space();
            if (!string() || (space(), !take(':')) || (space(), !value(depth)))
                return false;
            space();
        } while (take(','));
        return take('}');
    }

    bool array(int depth)
    {
        take('[');
        space();
        if (take(']'))
            return true;
        do {
            space();
            if (!value(depth))
                return false;
            space();
        } while (take(','));
        return take(']');
    }

    bool string()
    {
        if (!take('"'))
            return false;
        while (!m_text.empty() && m_text.front() != '"') {
            if (static_cast<unsigned char>(m_text.front()) < 0x20)
                return false;
            if (take('\\') ? !escape() : (m_text.remove_prefix(1), false))
                return false;
        }
        return take('"');
    }

    bool escape()
    {
        if (!take('u'))
            return takeOneOf("\"\\/bfnrt");
        for (int i = 0; i < 4; ++i) {
            if (!takeOneOf("0123456789abcdefABCDEF"))
                return false;
        }
        return true;
    }

    bool number()
    {
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (takeOneOf("eE")) {
            takeOneOf("+-");
            return digits();
        }
        return true;
    }

    bool digits()
    {
        bool any = false;
        while (takeOneOf("0123456789"))
            any = true;
        return any;
    }

    bool word(std::string_view wanted)
    {
        const bool found = m_text.starts_with(wanted);
        if (found)
            m_text.remove_prefix(wanted.size());
        return found;
    }

    void space()
    {
        while (takeOneOf(" \t\r\n")) {
        }
    }

    bool take(char c) { return takeOneOf({&c, 1}); }

    bool takeOneOf(std::string_view wanted)
    {
        if (m_text.empty() || wanted.find(m_text.front()) == std::string_view::npos)
            return false;
        m_text.remove_prefix(1);
        return true;
    }

    std::string_view m_text;
    int m_maxDepth;
};

bool isUtf8(std::string_view text)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString decoded = decoder(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    return !decoder.hasError() && decoded.toUtf8() == QByteArrayView(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

bool isReferenceJson(std::string_view text, int maxDepth)
{
    return isUtf8(text) && Reader(text, maxDepth).document();
}

} // namespace penstock
