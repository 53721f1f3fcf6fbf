// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

namespace penstock {

//! A stream of made-up events to the practice endpoint at `port`, with short retry delays so that they can be watched.
[[nodiscard]] StreamConfig demoStream(quint16 port);

//! How the practice endpoint answers in the demo: mostly well, and now and then not.
[[nodiscard]] QByteArray demoScript();

} // namespace penstock
