// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"
#include "core/stream/streamconfig.h"

#include <QList>

namespace penstock {

//! What is wrong with a destination's "tls", which stands at `path`. Looks at the values only.
[[nodiscard]] QList<Problem> checkTrust(const Destination &destination, const QString &path);

} // namespace penstock
