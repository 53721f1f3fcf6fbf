// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace penstock {

//! Lets threads that are made from now on wait in Qt's own event loop and not in GLib's, which is woken with a system
//! call for each event that is posted to it, also while it is awake: dozens for a request. The main thread keeps its
//! loop, which dialogs of the desktop may need. To be called in main(), before there is another thread.
void useLightThreadLoops();

} // namespace penstock
