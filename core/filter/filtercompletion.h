// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace penstock {

//! What can stand where the cursor is in a filter's text.
struct FilterCompletion
{
    qsizetype position = 0; //!< of what is typed so far: the words go in its place
    qsizetype length = 0;
    QStringList words; //!< a field with its colon
};

//! `events`: the codes that are known.
[[nodiscard]] FilterCompletion completeFilter(const QString &text, qsizetype cursor, const QStringList &events = {});

} // namespace penstock
