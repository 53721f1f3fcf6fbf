// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/batchmatcher.h"
#include "core/filter/bodymatcher.h"
#include "core/outbox/records.h"

namespace penstock {

//! Asks a filter about whole records, as the ledger gives them. The window's lists ask the same matcher about packed rows.
//! What it asks about events has to be asked of the bodies of those that match.
class RecordFilter final
{
public:
    explicit RecordFilter(const Filter &filter);

    [[nodiscard]] bool matches(const BatchSummary &batch) const;

    //! `status`, `took`, `attempt`, `size` and `time` are the attempt's own: its answer, duration, number, bytes sent and
    //! start. `state`, `id`, `request` and `events` are its batch's. Free text looks at outcome and reason too.
    [[nodiscard]] bool matches(const AttemptRecord &attempt) const;

    [[nodiscard]] const BodyMatcher &ofBodies() const { return m_bodies; }

private:
    BatchMatcher m_matcher;
    BodyMatcher m_bodies;
};

} // namespace penstock
