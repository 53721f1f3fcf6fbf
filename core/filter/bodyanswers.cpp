// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/bodyanswers.h"

namespace penstock {

BodyAnswer BodyAnswers::of(BatchId batch) const
{
    const auto page = m_pages.find(batch >> pageBits);
    return page == m_pages.end() ? BodyAnswer::Unknown : page->second[std::size_t(batch & ((1 << pageBits) - 1))];
}

void BodyAnswers::set(BatchId batch, BodyAnswer answer)
{
    m_pages.try_emplace(batch >> pageBits).first->second[std::size_t(batch & ((1 << pageBits) - 1))] = answer;
}

} // namespace penstock
