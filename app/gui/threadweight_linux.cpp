// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/threadweight.h"

#include <sys/resource.h>

namespace penstock {

void yieldToTheWindow()
{
    // On Linux the nice value is the thread's own, against POSIX, and is handed on to those it starts. A refusal changes
    // nothing but the wait.
    constexpr int steps = 5;
    (void)setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + steps);
}

} // namespace penstock
