// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/halvingprogress.h"

#include <QStringList>

namespace penstock {

//! "events 1 – 50", "event 57"
[[nodiscard]] QString stepRange(const HalvingStep &step);

//! "accepted", "refused: answered 422 …", "sent"
[[nodiscard]] QString stepAnswer(const HalvingStep &step);

//! What came of it, a line for people; empty while it goes on.
[[nodiscard]] QString halvingResult(const HalvingProgress &progress);

//! "Event 57 (SMS_SENT, a uuid) is refused: answered 422 …. It is batch 103 now."
[[nodiscard]] QString refusedText(const RefusedEvent &event);

//! What is asked before: what is sent, and at most how often.
[[nodiscard]] QString halvingWarning();

} // namespace penstock
