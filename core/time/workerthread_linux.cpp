// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Linux: other systems have no such scheduling policy, and do well without.

#include "core/time/workerthread.h"

#include <pthread.h>
#include <sched.h>

namespace penstock {

void becomeWorkerThread()
{
    // A system that refuses it only runs as it would have.
    const sched_param ordinary{};
    pthread_setschedparam(pthread_self(), SCHED_BATCH, &ordinary);
}

} // namespace penstock
