// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/delivery/batchstate.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace penstock {

//! Batches that back off, in the order in which they are due; with several due at once, the oldest first.
class BackoffQueue final
{
public:
    void add(BatchId batch, const BackingOff &state);

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] qint64 size() const { return m_size; }

    [[nodiscard]] std::optional<BatchId> next() const; //!< the first that will be due
    [[nodiscard]] std::optional<SteadyTime> nextDue() const;
    [[nodiscard]] std::optional<BatchId> takeDue(SteadyTime now);

    //! The first of those with the same number of tries behind them, for each number: the batch that would be given up
    //! first is one of them.
    [[nodiscard]] std::vector<BatchId> firstOfEachTry() const;

private:
    using Line = std::set<std::pair<SteadyTime, BatchId>>; //!< never empty
    [[nodiscard]] std::map<int, Line>::const_iterator nextLine() const;

    std::map<int, Line> m_lines; //!< by the try that failed
    qint64 m_size = 0;
};

} // namespace penstock
