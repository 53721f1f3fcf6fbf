// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/arrivals.h"
#include "ui/models/batchrow.h"

#include <span>

namespace penstock {

//! One batch on both sides: as the stream's ledger has it, and as the practice endpoint got it.
struct ComparedBatch
{
    BatchId id = 0;
    Mark state = Mark::Queued;
    int events = 0;
    int sent = 0; //!< requests that reached the wire
    int arrived = 0;
    int accepted = 0;   //!< requests answered 2xx
    int stored = 0;     //!< different events
    int doubled = 0;    //!< events stored more than once
    QString difference; //!< in words; empty: none

    friend bool operator==(const ComparedBatch &, const ComparedBatch &) = default;
};

//! Both sides are told of a request a moment apart: a batch is judged once it is settled for two seconds.
[[nodiscard]] ComparedBatch compared(const BatchRow &sent, const ArrivedBatch *arrived, WallTime now);

//! Those with a difference first, then the newest; of batches made since then that were sent.
[[nodiscard]] QList<ComparedBatch> compared(std::span<const BatchRow> sent, const Arrivals &arrivals, WallTime since,
                                            WallTime now);

} // namespace penstock
