// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/store.h"

#include <functional>

namespace penstock {

//! One thing that the writer has to do: it may run several times until it is committed.
struct Command
{
    enum class Kind {
        Grows,   //!< makes work or needs space: waits while the disk is full
        Settles, //!< ends what is in flight: goes on with the space of the ballast
        Asks,    //!< somebody stands and waits for it: fails at once when it cannot be done
    };

    Kind kind = Kind::Asks;
    BatchId batch = 0; //!< what it is about; 0: no single batch
    qsizetype batches = 0;
    qsizetype bytes = 0;
    std::function<Result<>(Store &)> run;
    std::function<void(Result<>)> done;
    Result<> result;
    bool failed = false; //!< by itself: it is not run again with its group
};

} // namespace penstock
