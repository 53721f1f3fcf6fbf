// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/deadletters.h"

#include "core/delivery/httpsender.h"
#include "core/destination/dialects.h"
#include "core/engine/batchmaking.h"

namespace penstock {

namespace {

qint64 missing(const QList<BatchId> &chosen, std::size_t found)
{
    return chosen.isEmpty() ? 0 : chosen.size() - qint64(found);
}

} // namespace

DeadLetters::DeadLetters(const Parts &parts, std::function<bool()> delivers)
    : m_outbox(parts.outbox)
    , m_scheduler(parts.scheduler)
    , m_setup(parts.setup)
    , m_secrets(parts.secrets)
    , m_stream(parts.stream)
    , m_tally(parts.tally)
    , m_recorder(parts.recorder)
    , m_redelivery(parts.mailed, parts.scheduler, std::move(delivers))
    , m_discarding(parts.mailed, parts.scheduler)
    , m_halving(parts.mailed, parts.scheduler, makeRequestId)
{
    connectParts();
    connectHalving();
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

void DeadLetters::connectHalving()
{
    connect(&m_halving, &Halving::progressed, this, &DeadLetters::changed);
    connect(&m_halving, &Halving::halved, this, [this](const BatchSummary &whole, const QList<BatchSummary> &parts) {
        m_tally.halved();
        Q_EMIT batchChanged(whole);
        for (const BatchSummary &part : parts)
            Q_EMIT batchChanged(part);
    });
    connect(&m_halving, &Halving::redelivered, this, [this](const DeadLetter &part) { m_tally.takeBack(part); });
    connect(&m_halving, &Halving::batchChanged, this, [this](const BatchSummary &part) {
        m_tally.count(part, m_scheduler.now());
        Q_EMIT batchChanged(part);
    });
    connect(&m_halving, &Halving::attemptRecorded, this, &DeadLetters::attemptRecorded);
    connect(&m_halving, &Halving::ended, this, [this] {
        m_recorder.halved(*m_halving.progress());
        Q_EMIT halvingEnded();
    });
}

void DeadLetters::halve(BatchId batch)
{
    if (m_halving.goesOn())
        return;
    auto deadLetters = m_outbox.deadLetters(m_stream);
    if (!deadLetters)
        return m_halving.fail(batch, deadLetters.error().message);
    keepChosen(*deadLetters, {batch});
    if (deadLetters->empty())
        return m_halving.fail(batch, tr("Batch %1 is no dead letter of this stream.").arg(batch));
    const auto destination = destinationOf(m_setup.config, m_setup.baseFolder, m_secrets);
    if (!destination)
        return m_halving.fail(batch, destination.error().message);
    m_halving.begin(deadLetters->front(), std::make_unique<HttpSender>(*destination, m_scheduler));
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
    status.halving = m_halving.progress();
}

} // namespace penstock
