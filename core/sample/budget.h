// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sample/samplefacts.h"

namespace penstock {

class Catalog;
struct StreamConfig;

//! What a stream's requests weigh, on average over the events of a sample.
struct Budget
{
    double bytesPerEvent = 0;
    double bytesPerBatch = 0; //!< of the body of a full batch: envelope, events, commas
    double personalShare = 0; //!< 0 … 1 of the events' bytes: what the catalog calls personal data

    friend bool operator==(const Budget &, const Budget &) = default;
};

//! From the counts alone: quick enough for each keystroke. All zero where the sample holds no event. A choice of events
//! is not weighed: the average is that of all events of the sample.
[[nodiscard]] Budget budgetOf(const StreamConfig &config, const SampleFacts &facts, const Catalog &catalog);

} // namespace penstock
