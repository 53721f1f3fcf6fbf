// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/deadletters.h"

namespace penstock {

namespace {

qint64 missing(const QList<BatchId> &chosen, std::size_t found)
{
    return chosen.isEmpty() ? 0 : chosen.size() - qint64(found);
}

} // namespace

DeadLetters::DeadLetters(const Parts &parts, std::function<bool()> delivers)
    : m_outbox(parts.outbox)
    , m_stream(parts.stream)
    , m_tally(parts.tally)
    , m_recorder(parts.recorder)
    , m_redelivery(parts.mailed, parts.scheduler, std::move(delivers))
    , m_discarding(parts.mailed, parts.scheduler)
{
    connectParts();
}

void DeadLetters::connectParts()
{
    connect(&m_redelivery, &Redelivery::redelivered, this,
            [this](const DeadLetter &deadLetter) { m_tally.takeBack(deadLetter); });
    connect(&m_redelivery, &Redelivery::queuedForNextRun, this, &DeadLetters::queuedForNextRun);
    connect(&m_redelivery, &Redelivery::refused, this, [this](const Error &error) { Q_EMIT noticed(error.message); });
    connect(&m_discarding, &Discarding::changed, this, &DeadLetters::settle);
    connect(&m_discarding, &Discarding::finished, this, [this](const DiscardProgress &progress) {
        m_recorder.discarded(progress);
        Q_EMIT changed();
    });
}

void DeadLetters::redeliver(const QList<BatchId> &batches, double pace)
{
    auto deadLetters = m_outbox.deadLetters(m_stream);
    if (!deadLetters) {
        Q_EMIT noticed(deadLetters.error().message);
        return;
    }
    keepChosen(*deadLetters, batches);
    m_recorder.redelivered(*deadLetters, pace);
    m_redelivery.begin(*deadLetters, pace);
    Q_EMIT changed();
}

void DeadLetters::stopRedelivery()
{
    m_recorder.redeliveryStopped(m_redelivery.stop());
    Q_EMIT changed();
}

void DeadLetters::discard(const QList<BatchId> &batches)
{
    auto deadLetters = m_outbox.deadLetters(m_stream);
    if (!deadLetters) {
        Q_EMIT noticed(deadLetters.error().message);
        return;
    }
    keepChosen(*deadLetters, batches);
    m_discarding.discard(*deadLetters, missing(batches, deadLetters->size()));
}

void DeadLetters::restore(const QList<BatchId> &batches)
{
    auto discarded = m_outbox.discarded(m_stream);
    if (!discarded) {
        Q_EMIT noticed(discarded.error().message);
        return;
    }
    keepChosen(*discarded, batches);
    m_discarding.restore(*discarded, missing(batches, discarded->size()));
}

void DeadLetters::settle(const BatchSummary &batch)
{
    m_tally.discarded(batch);
    Q_EMIT batchChanged(batch);
}

void DeadLetters::fill(StreamStatus &status) const
{
    status.redelivery = m_redelivery.progress();
    status.discarding = m_discarding.progress();
}

} // namespace penstock
