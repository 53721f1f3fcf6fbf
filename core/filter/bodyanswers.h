// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"

#include <array>
#include <unordered_map>

namespace penstock {

//! What a batch's body has to say to a filter.
enum class BodyAnswer : quint8 {
    Unknown,
    Asked, //!< and not answered yet
    No,
    Yes,
    Unread, //!< it is no longer kept, or damaged
};

//! The answer of each batch, a byte for each: a million of them are one megabyte.
class BodyAnswers final
{
public:
    [[nodiscard]] BodyAnswer of(BatchId batch) const;
    void set(BatchId batch, BodyAnswer answer);

private:
    static constexpr int pageBits = 12;
    using AnswerPage = std::array<BodyAnswer, 1 << pageBits>; //!< of ids that follow each other

    std::unordered_map<qint64, AnswerPage> m_pages;
};

} // namespace penstock
