// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/redeliveryprogress.h"

#include <QString>

namespace penstock {

//! How far a redelivery is, or what came of it: a line for people.
[[nodiscard]] QString redeliveryText(const RedeliveryProgress &progress);

//! A pace, as one chooses it.
[[nodiscard]] QString paceText(double batchesPerSecond);

} // namespace penstock
