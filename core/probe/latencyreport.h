// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>

#include <chrono>
#include <vector>

namespace penstock {

//! How long an endpoint took to answer, request by request.
struct LatencyReport
{
    using Duration = std::chrono::microseconds;

    //! How many answers took up to `upTo`, and longer than the bin before.
    struct Bin
    {
        Duration upTo{0};
        int answers = 0;

        friend bool operator==(const Bin &, const Bin &) = default;
    };

    std::vector<Duration> times;  //!< of the delivered requests, in the order of their answers
    int failed = 0;               //!< not answered with a 2xx
    QHash<QString, int> failures; //!< reason → how often
    int late = 0;                 //!< sent later than planned, as too many were on the wire

    //! The time that `share` (0 … 1) of the answers took at most: nearest rank, 0 where there is none.
    [[nodiscard]] Duration percentile(double share) const;

    //! Bins that double in width, from the one of the fastest to the one of the slowest answer.
    [[nodiscard]] std::vector<Bin> histogram() const;
};

} // namespace penstock
