// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/discarding.h"

#include <QPointer>

namespace penstock {

Discarding::Discarding(Outbox &outbox, Scheduler &scheduler)
    : m_outbox(outbox)
    , m_scheduler(scheduler)
{
}

void Discarding::discard(const std::vector<DeadLetter> &deadLetters, qint64 missing)
{
    const Job job = begin(DiscardProgress::Kind::Discard, deadLetters.size(), missing);
    const Moment now = m_scheduler.now();
    for (const DeadLetter &each : deadLetters) {
        const Discarded state = penstock::discard(each.state, now);
        const BatchSummary next{
            .batch = each.batch, .state = state, .attempts = each.attempts, .scheduled = state.attempts};
        m_outbox.discard(each.batch.id, state, answered(job, next));
    }
}

void Discarding::restore(const std::vector<BatchSummary> &discarded, qint64 missing)
{
    const Job job = begin(DiscardProgress::Kind::Restore, discarded.size(), missing);
    for (BatchSummary next : discarded) {
        const DeadLettered state = penstock::restore(std::get<Discarded>(next.state));
        next.state = state;
        m_outbox.restore(next.batch.id, state, answered(job, next));
    }
}

std::optional<DiscardProgress> Discarding::progress() const
{
    return m_latest ? std::optional(*m_latest) : std::nullopt;
}

Discarding::Job Discarding::begin(DiscardProgress::Kind kind, std::size_t found, qint64 missing)
{
    m_latest = std::make_shared<DiscardProgress>(DiscardProgress{
        .kind = kind, .begun = m_scheduler.now(), .total = qint64(found) + missing, .refused = missing});
    if (m_latest->isOver())
        Q_EMIT finished(*m_latest);
    return m_latest;
}

Outbox::Done Discarding::answered(const Job &job, const BatchSummary &next)
{
    return [self = QPointer(this), job, next](const Result<> &kept) {
        if (self)
            self->note(job, next, kept);
    };
}

void Discarding::note(const Job &job, const BatchSummary &next, const Result<> &kept)
{
    if (kept) {
        job->batches.append(next.batch.id);
        job->events += next.batch.events;
        Q_EMIT changed(next);
    } else {
        ++job->refused;
        job->problem = kept.error().message;
    }
    if (job->isOver())
        Q_EMIT finished(*job);
}

} // namespace penstock
