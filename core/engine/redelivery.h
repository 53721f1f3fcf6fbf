// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/dispatcher.h"
#include "core/engine/redeliveryprogress.h"
#include "core/outbox/outbox.h"
#include "core/time/scheduler.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace penstock {

//! Leaves those that are chosen; an empty list: all of them.
template <typename HasBatch>
void keepChosen(std::vector<HasBatch> &all, const QList<BatchId> &batches)
{
    const QSet<BatchId> chosen(batches.cbegin(), batches.cend());
    std::erase_if(all,
                  [&chosen](const HasBatch &each) { return !chosen.isEmpty() && !chosen.contains(each.batch.id); });
}

//! Gives one stream's dead letters back for delivery, all at once or so many a second. Lives in the engine's thread.
//!
//! Only what was handed over is queued again, durably. The rest waits in memory alone: when the process ends, it is a
//! dead letter as before.
class Redelivery final : public QObject
{
    Q_OBJECT

public:
    //! `delivers`: what is handed over now goes out now. At a pace, it waits for that.
    Redelivery(Outbox &outbox, Scheduler &scheduler, std::function<bool()> delivers);

    //! Who gets them from now on; none: they are queued for the next run.
    void setDispatcher(Dispatcher *dispatcher);

    //! `pace` in batches a second; 0: at once. What still waits of an earlier call takes the new pace, too.
    void begin(const std::vector<DeadLetter> &deadLetters, double pace);

    //! Hands over no more. How many stay dead letters.
    qint64 stop();

    [[nodiscard]] bool isHandingOver() const { return m_progress && m_progress->isHandingOver(); }

    //! Of the last one; none: there was none since the program began.
    [[nodiscard]] std::optional<RedeliveryProgress> progress() const;

Q_SIGNALS:
    void redelivered(const penstock::DeadLetter &deadLetter); //!< is queued again
    void queuedForNextRun(const penstock::BatchSummary &batch);
    void refused(const penstock::Error &error); //!< one that cannot be queued again

private:
    [[nodiscard]] bool mayHandOver() const;
    void handOverAtPace();
    void handOver(std::size_t count);
    void handOver(const DeadLetter &deadLetter);
    void queueForNextRun(const DeadLetter &deadLetter);
    void batchChanged(const BatchSummary &summary);
    void refuse(BatchId batch, const Error &error);

    Outbox &m_outbox;
    Scheduler &m_scheduler;
    std::function<bool()> m_delivers;
    QPointer<Dispatcher> m_dispatcher;
    std::optional<RedeliveryProgress> m_progress;
    std::deque<DeadLetter> m_waiting;
    QSet<BatchId> m_chosen;   //!< m_waiting
    QSet<BatchId> m_underway; //!< handed over and not settled again
    double m_due = 0;         //!< of the next batches: what the last step was too short for
    std::unique_ptr<Scheduler::Timer> m_timer;
};

} // namespace penstock
