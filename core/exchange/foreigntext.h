// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/draft.h"
#include "core/result.h"

namespace penstock {

class Catalog;

enum class ForeignKind { Ticket, Curl, Postman, StreamFile };

//! What a pasted text was taken for, and the streams that came out: one, but for a collection of several requests.
struct ForeignText
{
    ForeignKind kind = ForeignKind::Ticket;
    QList<Draft> drafts; //!< never empty
};

//! Beyond this a text is not pasted, it is a mistake.
inline constexpr qsizetype longestForeignText = 8 * 1024 * 1024; //!< bytes

//! Finds out what the text is and reads it; an error says what it could have been. Pure, and slow where the text is long.
[[nodiscard]] Result<ForeignText> readForeignText(const QString &text, const Catalog &catalog);

} // namespace penstock
