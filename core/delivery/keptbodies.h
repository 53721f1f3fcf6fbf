// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <optional>

namespace penstock {

//! Counts the bodies of waiting batches that are kept at hand; with a longer queue the others are read back when they go.
class KeptBodies final
{
public:
    [[nodiscard]] bool hasRoomFor(qint64 bytes) const { return m_bytes + bytes <= limit; }
    void add(qint64 bytes) { m_bytes += bytes; }
    void remove(qint64 bytes) { m_bytes -= bytes; }
    void delivered(SteadyTime now) { m_lastDelivery = now; }

    //! Enough of them wait, and the endpoint takes batches: more would only have to be read back.
    [[nodiscard]] bool isPlenty(SteadyTime now)
    {
        // Between the two marks it stays as it was: the intake is not stopped and started for each batch.
        if (m_bytes > plenty)
            m_isPlenty = true;
        else if (m_bytes < scarce)
            m_isPlenty = false;
        return m_isPlenty && m_lastDelivery && now - *m_lastDelivery < deliveryPause;
    }

private:
    static constexpr qint64 limit = 16 * 1024 * 1024;
    // The marks between which the intake is let run leave enough for two commits of the outbox.
    static constexpr qint64 plenty = 10 * 1024 * 1024;
    static constexpr qint64 scarce = 8 * 1024 * 1024;
    //! An endpoint that has taken nothing for this long is taken for one that is down.
    static constexpr Milliseconds deliveryPause{2000};

    qint64 m_bytes = 0;
    bool m_isPlenty = false;
    std::optional<SteadyTime> m_lastDelivery;
};

} // namespace penstock
