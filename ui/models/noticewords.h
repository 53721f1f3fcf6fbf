// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/noticekeeper.h"

namespace penstock {

//! A notice for people: one short line, and some sentences or a line for each stream.
struct NoticeWords
{
    QString title;
    QString text;
};

[[nodiscard]] NoticeWords wordsOf(const Notice &notice);

} // namespace penstock
