// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/outcome.h"

namespace penstock {

//! How many batches to claim beyond those on the wire.
//!
//! Claiming the next batches while the present ones are on the wire pays only where an answer comes about as fast as the
//! outbox commits. As many are claimed as leave during a commit: after a crash each of them counts as unconfirmed.
class ClaimAhead final
{
public:
    explicit ClaimAhead(int maxInFlight)
        : m_maxInFlight(maxInFlight)
    {
    }

    [[nodiscard]] int count() const { return m_count; }

    //! After each request. `isStarved`: the wire had a place, and waited for the outbox.
    void adapt(const Outcome &outcome, bool isStarved);

private:
    int m_maxInFlight;
    int m_count = 0;
    int m_sinceStarved = 0; //!< requests
};

} // namespace penstock
