// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/streams.h"

#include "core/stream/streamcheck.h"

#include <algorithm>

namespace penstock {

Streams::Streams(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_list(m_clock)
{
}

Streams::~Streams() = default;

StreamView *Streams::find(StreamId id) const
{
    const auto found = m_views.find(id);
    return found == m_views.end() ? nullptr : found->second.get();
}

void Streams::add(StreamId id, const StreamConfig &config, const QString &file, int row)
{
    if (m_views.contains(id))
        return;
    auto view = std::make_unique<StreamView>(id, config, file, m_clock);
    connect(&view->batches, &BatchTableModel::olderWanted, this,
            [this, id](BatchId before, int limit) { Q_EMIT olderWanted(id, false, before, limit); });
    connect(&view->deadLetters, &BatchTableModel::olderWanted, this,
            [this, id](BatchId before, int limit) { Q_EMIT olderWanted(id, true, before, limit); });
    view->batches.setMaxAttempts(int(config.delivery.retryDelays.size()) + 1);
    m_views.emplace(id, std::move(view));
    m_list.add(id, config.name, row);
    describe(id, config, file);
}

void Streams::describe(StreamId id, const StreamConfig &config, const QString &file)
{
    const QList<Problem> problems = checkStreamConfig(config);
    StreamTraits traits = m_list.traits(id);
    traits.environment = config.environment;
    traits.canBeRenamed = !file.isEmpty();
    traits.mistakes = int(std::ranges::count(problems, Problem::Severity::Error, &Problem::severity));
    m_list.setTraits(id, traits);
}

void Streams::setConfig(StreamId id, const StreamConfig &config, const QString &file)
{
    StreamView *view = find(id);
    if (!view)
        return;
    view->config = config;
    view->file = file;
    m_list.setName(id, config.name);
    describe(id, config, file);
}

void Streams::setFault(StreamId id, const QString &brief, const QString &text)
{
    if (StreamView *view = find(id))
        view->fault = text;
    StreamTraits traits = m_list.traits(id);
    traits.fault = brief;
    m_list.setTraits(id, traits);
}

void Streams::setEdited(StreamId id, bool edited)
{
    StreamTraits traits = m_list.traits(id);
    traits.edited = edited;
    m_list.setTraits(id, traits);
}

void Streams::remove(StreamId id)
{
    m_list.remove(id);
    m_views.erase(id);
}

void Streams::follow(History &history)
{
    connect(this, &Streams::olderWanted, &history,
            [this, &history](StreamId stream, bool dead, BatchId before, int limit) {
                // The history of the name is another stream's.
                if (stream < 0)
                    return;
                history.readBatches(stream, status(stream).name, dead, before, limit);
            });
    connect(&history, &History::batchesRead, this, [this](const HistoryPage &page) {
        if (StreamView *view = find(page.stream))
            view->list(page.deadLetters).addOlder(page.batches, page.last);
    });
    connect(&history, &History::batchesFailed, this, [this](StreamId stream, bool deadLetters) {
        if (StreamView *view = find(stream))
            view->list(deadLetters).olderFailed();
    });
}

void Streams::showStatus(const StreamStatus &status)
{
    if (StreamView *view = find(status.id))
        view->batches.setMaxAttempts(status.maxAttempts);
    m_list.show(status);
}

void Streams::showBatches(const QList<BatchSummary> &batches)
{
    QHash<StreamId, QList<BatchSummary>> byStream;
    for (const BatchSummary &batch : batches)
        byStream[batch.batch.stream].append(batch);
    for (auto each = byStream.cbegin(); each != byStream.cend(); ++each) {
        if (StreamView *view = find(each.key())) {
            view->batches.apply(each.value());
            view->deadLetters.apply(each.value());
        }
    }
}

} // namespace penstock
