// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/engine/streamsetup.h"
#include "core/result.h"

namespace penstock {

class Catalog;

//! The first batch that the stream's source would give, as it would go; its request id is a new one.
//! No events when the source has none that pass. Reads as much of the source as that takes, and blocks.
[[nodiscard]] Result<NewBatch> firstBatch(const StreamSetup &setup, const Catalog &catalog);

} // namespace penstock
