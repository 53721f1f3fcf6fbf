// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/historybudget.h"
#include "core/outbox/journal.h"
#include "core/outbox/overview.h"
#include "core/result.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace penstock {

struct BatchQuery
{
    QString stream;     //!< empty: all
    QString state;      //!< empty: all; else a name of a batch's state
    BatchId before = 0; //!< only ids below it; 0: from the newest
    int limit = 0;      //!< 0: all
    bool oldestFirst = false;
};

//! A batch's row as the database has it, for lists of a million: nothing is copied, and the views end with the call.
struct BatchLine
{
    BatchId id = 0;
    QByteArrayView requestId;
    int events = 0;
    qint64 bytes = 0;
    qint64 createdAtMs = 0; //!< wall clock
    QByteArrayView state;   //!< its name
    int scheduled = 0;
    qint64 wallMs = 0; //!< the moment of the state, by both clocks
    qint64 steadyMs = 0;
    QByteArrayView failureReason;
    int attempts = 0;
    std::optional<int> lastStatus;
    std::optional<Milliseconds> lastDuration;
};

//! Reads what the data folder holds, also while another process delivers from it. Never writes, never checkpoints.
//!
//! One per thread; its queries block, so the window keeps it in a thread of its own.
class Ledger
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Ledger>> open(const QString &dataFolder);
    ~Ledger();

    [[nodiscard]] Result<QStringList> streams();
    [[nodiscard]] Result<BatchCounts> counts(const QString &stream);

    using BatchRow = std::function<bool(const BatchSummary &, const QString &stream)>; //!< false: enough
    using AttemptRow = std::function<bool(const AttemptRecord &)>;
    using RejectRow = std::function<bool(const RejectRecord &)>;

    //! Row by row, so that a million of them need no memory.
    [[nodiscard]] Result<> batches(const BatchQuery &query, const BatchRow &row);

    //! One page of one stream, the newest first, read at one go: `query` has a stream and a limit. What the writer logs
    //! meanwhile cannot be moved away, so `line` does no more than keep what it needs.
    [[nodiscard]] Result<> lines(const BatchQuery &query, const std::function<void(const BatchLine &)> &line);

    //! Of one batch (newest last), or with batch 0 of all that fit; `state` is an outcome's name.
    [[nodiscard]] Result<> attempts(const QString &stream, const QString &state, BatchId batch, const AttemptRow &row);
    [[nodiscard]] Result<> rejects(const QString &stream, const RejectRow &row);

    [[nodiscard]] Result<QByteArray> body(BatchId batch);

    //! Every stream's numbers; `bootId` is of the machine's present boot.
    [[nodiscard]] Result<std::vector<StreamOverview>> overview(Moment now, const QByteArray &bootId);

    //! The history's budget, and what there is of it.
    [[nodiscard]] Result<HistoryUse> historyUse();

    //! Who did what, the newest first.
    [[nodiscard]] Result<std::vector<JournalRecord>> journal(const JournalQuery &query);

    //! Of one stream, or with an empty name of all; the oldest first.
    [[nodiscard]] Result<std::vector<PauseRecord>> pauses(const QString &stream);

    //! What came in since the stream was last started, by code, chosen or not; none: it never was.
    [[nodiscard]] Result<std::optional<SeenReport>> seen(const QString &stream);

private:
    class Private;
    explicit Ledger(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace penstock
