// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Linux only: std::chrono::steady_clock stands still while the machine sleeps, CLOCK_BOOTTIME does not, and a batch
// whose backoff ran out during the sleep is due on waking.

#include "core/time/bootclock.h"

#include <QFile>

#include <ctime>

namespace penstock {

Moment currentMoment()
{
    timespec boot{};
    ::clock_gettime(CLOCK_BOOTTIME, &boot);
    const auto sinceBoot = std::chrono::seconds(boot.tv_sec) + std::chrono::nanoseconds(boot.tv_nsec);
    return {
        .wall = std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now()),
        .steady = SteadyTime(std::chrono::duration_cast<Milliseconds>(sinceBoot)),
    };
}

QByteArray currentBootId()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().trimmed();
}

} // namespace penstock
