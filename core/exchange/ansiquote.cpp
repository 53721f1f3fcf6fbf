// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/ansiquote.h"

namespace penstock {

namespace {

//! Bytes, since \x and octal escapes may be parts of one character.
class Reader
{
public:
    Reader(const QString &text, qsizetype begin)
        : m_text(text)
        , m_at(begin)
    {
    }

    [[nodiscard]] AnsiQuoted read()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c == u'\'')
                return {QString::fromUtf8(m_bytes), m_at, true};
            if (c == u'\\' && m_at < m_text.size())
                escape(m_text[m_at++]);
            else
                append(QStringView(&c, 1));
        }
        return {QString::fromUtf8(m_bytes), m_at, false};
    }

private:
    void escape(QChar c)
    {
        constexpr QStringView names = u"abefnrtv";
        constexpr char bytes[] = "\a\b\x1b\f\n\r\t\v";
        if (const auto known = names.indexOf(c); known >= 0)
            m_bytes += bytes[known];
        else if (c == u'x')
            m_bytes += char(number(2, 16));
        else if (c == u'u')
            appendCode(number(4, 16));
        else if (c == u'U')
            appendCode(number(8, 16));
        else if (c >= u'0' && c <= u'7')
            m_bytes += char((--m_at, number(3, 8)));
        else
            append(QStringView(&c, 1));
    }

    [[nodiscard]] char32_t number(int mostDigits, int base)
    {
        char32_t value = 0;
        for (int i = 0; i < mostDigits && m_at < m_text.size(); ++i, ++m_at) {
            bool isDigit = false;
            const uint digit = m_text.mid(m_at, 1).toUInt(&isDigit, base);
            if (!isDigit)
                break;
            value = value * char32_t(base) + digit;
        }
        return value;
    }

    void appendCode(char32_t code) { append(QString::fromUcs4(&code, 1)); }

    // Surrogates of one character come one after the other: they are joined before they become UTF-8.
    void append(QStringView text)
    {
        m_pending += text;
        if (!m_pending.back().isHighSurrogate()) {
            m_bytes += m_pending.toUtf8();
            m_pending.clear();
        }
    }

    const QString &m_text;
    qsizetype m_at;
    QByteArray m_bytes;
    QString m_pending;
};

} // namespace

AnsiQuoted readAnsiQuoted(const QString &text, qsizetype begin)
{
    return Reader(text, begin).read();
}

} // namespace penstock
