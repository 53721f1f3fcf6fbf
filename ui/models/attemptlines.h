// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/attempt.h"

#include <QString>

namespace penstock {

//! An attempt in lines for comparing: when and how it went, its headers, and the answer's without the body.
[[nodiscard]] QString attemptLines(const Attempt &attempt);

} // namespace penstock
