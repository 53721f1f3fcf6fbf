// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/batch/batch.h"
#include "core/time/moment.h"

#include <QList>
#include <QString>

namespace penstock {

//! How far it is with dead letters that are discarded or brought back.
struct DiscardProgress
{
    enum class Kind { Discard, Restore };

    Kind kind = Kind::Discard;
    Moment begun;
    qint64 total = 0;       //!< batches that were chosen
    QList<BatchId> batches; //!< of them: are discarded, or dead letters again
    qint64 events = 0;      //!< of these
    qint64 refused = 0;     //!< could not be: they are something else by now, or no longer kept
    QString problem;        //!< with one of those, where the outbox had a word for it

    [[nodiscard]] bool isOver() const { return batches.size() + refused == total; }

    friend bool operator==(const DiscardProgress &, const DiscardProgress &) = default;
};

} // namespace penstock
