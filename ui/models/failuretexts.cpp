// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/failuretexts.h"

namespace penstock {

void FailureTexts::set(BatchId batch, const QString &text)
{
    if (text.isEmpty())
        return remove(batch);
    auto known = m_known.find(text);
    if (known == m_known.end()) {
        known = m_known.insert(text, int(m_texts.size()));
        m_texts.push_back(text);
        m_causes.push_back(causeOf(text));
    }
    m_numbers.insert(batch, *known);
}

QString FailureTexts::of(BatchId batch) const
{
    const int number = numberOf(batch);
    return number == none ? QString() : m_texts[std::size_t(number)];
}

} // namespace penstock
