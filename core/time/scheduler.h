// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <functional>
#include <memory>

namespace penstock {

//! Clock and timers of one thread. Tests inject a fake and let an hour pass in no time.
class Scheduler
{
public:
    //! Dropping it cancels the call.
    class Timer
    {
    public:
        virtual ~Timer() = default;
    };

    virtual ~Scheduler() = default;

    [[nodiscard]] virtual Moment now() const = 0;

    //! Calls `task` once in this thread, `delay` from now by the steady clock, never inside this call.
    [[nodiscard]] virtual std::unique_ptr<Timer> callAfter(Milliseconds delay, std::function<void()> task) = 0;
};

} // namespace penstock
