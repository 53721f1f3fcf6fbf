// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace penstock {

//! From now on this thread, and every thread it starts, lets the window's thread go first when all processors are busy:
//! the window answers at once while an engine at full rate takes what is left.
void yieldToTheWindow();

} // namespace penstock
