// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/discardprogress.h"

#include <QString>

namespace penstock {

//! "one dead letter with 100 events", "1,204 dead letters with 120,400 events"
[[nodiscard]] QString deadLettersText(qint64 batches, qint64 events);

//! What came of discarding dead letters or of bringing them back: a line for people.
[[nodiscard]] QString discardText(const DiscardProgress &progress);

} // namespace penstock
