// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/delivery/outcome.h"

namespace penstock {

//! One request that reached the wire: a row of the ledger.
struct Attempt
{
    BatchId batch = 0;
    int number = 1;    //!< of the batch's requests, from 1, without a gap
    int scheduled = 1; //!< which try of the schedule it belongs to
    Outcome outcome;
};

} // namespace penstock
