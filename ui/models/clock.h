// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <functional>

namespace penstock {

//! Gives the present moment; tests give one that stands still.
using Clock = std::function<Moment()>;

} // namespace penstock
