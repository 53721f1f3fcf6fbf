// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/records.h"
#include "ui/models/mark.h"

#include <QUuid>

#include <optional>
#include <utility>
#include <vector>

namespace penstock {

//! A batch of a list, packed: a million of them are 64 MB.
struct BatchRow
{
    BatchId id = 0;
    QUuid requestId;
    qint64 createdAtMs = 0; //!< wall clock
    qint64 wallMs = 0;      //!< of the state: since, startedAt, retryAt or at
    qint64 steadyMs = 0;    //!< the same moment by the steady clock
    quint32 bytes = 0;
    qint32 tookMs = -1; //!< of the newest attempt; -1: none
    quint16 events = 0;
    quint16 attempts = 0;
    qint16 status = -1; //!< of the newest attempt; -1: none
    Mark mark = Mark::Queued;
    quint8 tries = 0; //!< of the present schedule
};

static_assert(sizeof(BatchRow) == 64);

struct BatchLine;

[[nodiscard]] BatchRow packed(const BatchSummary &summary);
[[nodiscard]] std::optional<BatchRow> packed(const BatchLine &line); //!< none: its state has no name that is known

//! The other way round; `failure` is what no row has room for.
[[nodiscard]] BatchSummary unpacked(const BatchRow &row, StreamId stream, const QString &failure);

//! Why the batch backs off or was given up; empty for every other state.
[[nodiscard]] QString failureReason(const BatchState &state);

//! Rows of the ledger, the newest first, and what no row has room for.
struct BatchRows
{
    std::vector<BatchRow> rows;
    std::vector<std::pair<BatchId, QString>> failures; //!< why a batch of them backs off or was given up
};

} // namespace penstock
