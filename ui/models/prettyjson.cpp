// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/prettyjson.h"

namespace penstock {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

//! The end of the string that begins at `from`, behind its closing quote.
qsizetype endOfString(const QByteArray &text, qsizetype from)
{
    for (qsizetype i = from + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return text.size();
}

qsizetype skipSpace(const QByteArray &text, qsizetype from)
{
    while (from < text.size() && isSpace(text[from]))
        ++from;
    return from;
}

void breakLine(QByteArray &out, int depth)
{
    out += '\n';
    out += QByteArray(2 * depth, ' ');
}

} // namespace

QByteArray prettyJson(const QByteArray &text)
{
    QByteArray out;
    out.reserve(text.size() * 2);
    int depth = 0;
    for (qsizetype i = 0; i < text.size();) {
        const char c = text[i];
        if (c == '"') {
            const qsizetype end = endOfString(text, i);
            out += QByteArrayView(text).sliced(i, end - i);
            i = end;
            continue;
        }
        ++i;
        if (c == '{' || c == '[') {
            out += c;
            const qsizetype next = skipSpace(text, i);
            if (next < text.size() && text[next] == (c == '{' ? '}' : ']')) {
                out += text[next];
                i = next + 1;
            } else {
                breakLine(out, ++depth);
            }
        } else if (c == '}' || c == ']') {
            depth = qMax(0, depth - 1);
            breakLine(out, depth);
            out += c;
        } else if (c == ',') {
            out += c;
            breakLine(out, depth);
        } else if (c == ':') {
            out += ": ";
        } else if (!isSpace(c)) {
            out += c;
        }
    }
    return out;
}

bool looksLikeJson(const QByteArray &text)
{
    const QByteArray start = text.left(64).trimmed();
    return start.startsWith('{') || start.startsWith('[');
}

} // namespace penstock
