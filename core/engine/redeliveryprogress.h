// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace penstock {

//! How far the redelivery of a stream's dead letters is, in batches.
struct RedeliveryProgress
{
    qint64 total = 0;        //!< that were chosen
    qint64 handedOver = 0;   //!< of them: queued again, or asked to be
    qint64 delivered = 0;    //!< of those that were handed over
    qint64 deadLettered = 0; //!< given up again
    qint64 refused = 0;      //!< could not be queued again
    double pace = 0;         //!< batches a second; 0: at once
    bool stopped = false;    //!< by the user or with the stream: what was not handed over stays a dead letter
    bool waits = false;      //!< for the stream to deliver: to hand over the next, or with what was handed over

    [[nodiscard]] qint64 left() const { return total - handedOver; }
    [[nodiscard]] bool isHandingOver() const { return !stopped && left() > 0; }
    //! Nothing more comes of it.
    [[nodiscard]] bool isOver() const { return !isHandingOver() && delivered + deadLettered + refused == handedOver; }

    friend bool operator==(const RedeliveryProgress &, const RedeliveryProgress &) = default;
};

} // namespace penstock
