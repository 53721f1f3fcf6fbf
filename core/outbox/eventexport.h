// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace penstock {

class Ledger;

struct ExportedEvents
{
    qint64 events = 0;
    qint64 batches = 0;   //!< that they are of
    qint64 unread = 0;    //!< batches whose body is damaged or no longer kept
    QString firstProblem; //!< with one of those
};

//! Gives the events of stored batches to `write`, one a line, byte for byte as they are in the bodies; what comes in one
//! call is of one batch, and no more than that is in memory. What cannot be read is counted; an error of `write` ends it.
[[nodiscard]] Result<ExportedEvents> exportEvents(Ledger &ledger, const std::vector<BatchId> &batches,
                                                  const std::function<Result<>(const QByteArray &lines)> &write);

} // namespace penstock
