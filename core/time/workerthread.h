// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace penstock {

//! To be called first in a thread that works through what there is; threads that it makes are alike. It then takes the
//! processor from nobody when it gets something to do: the window answers at once, and threads that pass work to each
//! other pass much of it at a time, where they would take turns for each piece.
void becomeWorkerThread();

} // namespace penstock
