// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"
#include "core/stream/streamconfig.h"

#include <QList>

namespace penstock {

//! What is wrong with a config, whether it came from a file or from the window. Looks at the values only: touches
//! no file, no secret and no network.
[[nodiscard]] QList<Problem> checkStreamConfig(const StreamConfig &config);

//! The part of it that is about "destination".
[[nodiscard]] QList<Problem> checkDestination(const Destination &destination);

} // namespace penstock
