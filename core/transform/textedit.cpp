// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transform/textedit.h"

#include <algorithm>

namespace penstock {

void TextEdit::cut(const char *begin, const char *end)
{
    if (!m_edits.empty() && m_edits.back().end == begin)
        m_edits.back().end = end;
    else
        m_edits.push_back({begin, end, 0, 0});
}

void TextEdit::addInsertion(const char *at, std::size_t insertedBegin)
{
    const auto place = std::ranges::upper_bound(m_edits, at, {}, &Edit::begin);
    m_edits.insert(place, {at, at, insertedBegin, m_inserted.size()});
}

void TextEdit::apply(std::string_view text, std::string &out) const
{
    const char *at = text.data();
    for (const auto &edit : m_edits) {
        out.append(at, edit.begin);
        out.append(m_inserted, edit.insertedBegin, edit.insertedEnd - edit.insertedBegin);
        at = edit.end;
    }
    out.append(at, text.data() + text.size());
}

} // namespace penstock
