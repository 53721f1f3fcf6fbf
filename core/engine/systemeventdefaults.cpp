// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/systemeventdefaults.h"

#include "core/time/bootclock.h"

#include <QUuid>

namespace penstock {

std::string SystemEventDefaults::uuid()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces).toStdString();
}

std::int64_t SystemEventDefaults::epochSeconds()
{
    return std::chrono::duration_cast<std::chrono::seconds>(currentMoment().wall.time_since_epoch()).count();
}

} // namespace penstock
