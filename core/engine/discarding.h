// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/discardprogress.h"
#include "core/outbox/outbox.h"
#include "core/time/scheduler.h"

#include <QObject>

#include <memory>

namespace penstock {

//! Takes dead letters of one stream out of what may be delivered, and brings them back. Lives in the engine's thread.
class Discarding final : public QObject
{
    Q_OBJECT

public:
    Discarding(Outbox &outbox, Scheduler &scheduler);

    // `missing`: batches that were chosen, too, and are no longer what they were.
    void discard(const std::vector<DeadLetter> &deadLetters, qint64 missing = 0);
    void restore(const std::vector<BatchSummary> &discarded, qint64 missing = 0);

    //! Of the last one; none: there was none since the program began.
    [[nodiscard]] std::optional<DiscardProgress> progress() const;

Q_SIGNALS:
    void changed(const penstock::BatchSummary &batch); //!< discarded, or a dead letter again, durably
    void finished(const penstock::DiscardProgress &progress);

private:
    using Job = std::shared_ptr<DiscardProgress>;

    Job begin(DiscardProgress::Kind kind, std::size_t found, qint64 missing);
    //! What is to be called with the outbox's answer about a batch that becomes `next`.
    [[nodiscard]] Outbox::Done answered(const Job &job, const BatchSummary &next);
    void note(const Job &job, const BatchSummary &next, const Result<> &kept);

    Outbox &m_outbox;
    Scheduler &m_scheduler;
    Job m_latest;
};

} // namespace penstock
