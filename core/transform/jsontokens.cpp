// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transform/jsontokens.h"

#include <algorithm>

namespace penstock {

bool JsonTokens::reserve(std::size_t size)
{
    if (size <= m_parser.capacity())
        return true;
    // In steps, so that lines that grow a little do not allocate each time.
    constexpr std::size_t smallest = 64 * 1024;
    constexpr std::size_t depthOfFrontEnds = 1; // they are not used
    return !m_parser.allocate(std::max(smallest, 2 * size), depthOfFrontEnds);
}

bool JsonTokens::find(std::string_view text)
{
    const auto *const bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    auto &stages = *m_parser.implementation;
    if (stages.stage1(bytes, text.size(), simdjson::stage1_mode::regular))
        return false;
    m_begin = stages.structural_indexes.get();
    m_end = m_begin + stages.n_structural_indexes;
    return true;
}

} // namespace penstock
