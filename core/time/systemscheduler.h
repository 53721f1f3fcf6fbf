// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/scheduler.h"

namespace penstock {

//! The machine's clocks and Qt's timers; lives in the thread that uses it, which needs an event loop.
class SystemScheduler final : public Scheduler
{
public:
    [[nodiscard]] Moment now() const override;
    [[nodiscard]] std::unique_ptr<Timer> callAfter(Milliseconds delay, std::function<void()> task) override;
};

} // namespace penstock
