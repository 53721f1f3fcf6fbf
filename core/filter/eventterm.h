// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace penstock {

//! The filter's term for the events that a pasted id is of: `uuid:` where it is a UUID, with braces or without, else
//! `uid:` of a user; of white space alone none.
[[nodiscard]] QString eventTerm(const QString &pasted);

} // namespace penstock
