// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/batchtablemodel.h"

#include <algorithm>

namespace penstock {

BatchTableModel::BatchTableModel(StreamId stream, Clock clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_stream(stream)
    , m_clock(std::move(clock))
{
}

std::optional<BatchSummary> BatchTableModel::batch(BatchId id) const
{
    const Position position = find(id);
    if (!position)
        return std::nullopt;
    return unpacked(m_rows[*position], m_stream, failure(id));
}

QModelIndex BatchTableModel::indexOf(BatchId id) const
{
    const Position position = find(id);
    return position ? index(int(m_rows.size() - 1 - *position), 0) : QModelIndex();
}

void BatchTableModel::setMaxAttempts(int attempts)
{
    if (attempts == m_maxAttempts)
        return;
    m_maxAttempts = attempts;
    if (!m_rows.empty())
        m_changed = {0, m_rows.size() - 1};
    announce();
}

void BatchTableModel::apply(const QList<BatchSummary> &batches)
{
    std::vector<BatchRow> fresh;
    for (const BatchSummary &batch : batches) {
        const Position known = find(batch.batch.id);
        if (known && shows(batch)) {
            change(*known, batch);
        } else if (known) {
            // Taking a row out moves what is after it: tell of the changes so far by their present places.
            announce();
            remove(*known);
        } else if (shows(batch)) {
            keepFailure(batch);
            fresh.push_back(packed(batch));
        }
    }
    announce();
    insert(std::move(fresh));
    for (const BatchSummary &batch : batches)
        Q_EMIT batchChanged(batch.batch.id);
}

void BatchTableModel::addOlder(const QList<BatchSummary> &page, bool last)
{
    m_fetching = false;
    m_complete = last;
    std::vector<BatchRow> fresh;
    for (const BatchSummary &batch : page) {
        m_readDownTo = m_readDownTo == 0 ? batch.batch.id : qMin(m_readDownTo, batch.batch.id);
        if (find(batch.batch.id) || !shows(batch))
            continue;
        keepFailure(batch);
        fresh.push_back(packed(batch));
    }
    insert(std::move(fresh));
}

int BatchTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

bool BatchTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_fetching && !m_complete;
}

void BatchTableModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetching = true;
    Q_EMIT olderWanted(m_readDownTo);
}

BatchTableModel::Position BatchTableModel::find(BatchId id) const
{
    const auto found = std::ranges::lower_bound(m_rows, id, {}, &BatchRow::id);
    if (found == m_rows.end() || found->id != id)
        return std::nullopt;
    return std::size_t(found - m_rows.begin());
}

void BatchTableModel::change(std::size_t position, const BatchSummary &batch)
{
    keepFailure(batch);
    m_rows[position] = packed(batch);
    if (m_changed)
        m_changed = {std::min(m_changed->first, position), std::max(m_changed->second, position)};
    else
        m_changed = {position, position};
}

void BatchTableModel::remove(std::size_t position)
{
    const int index = int(m_rows.size() - 1 - position);
    beginRemoveRows({}, index, index);
    m_failures.remove(m_rows[position].id);
    m_rows.erase(m_rows.begin() + std::ptrdiff_t(position));
    endRemoveRows();
}

void BatchTableModel::insert(std::vector<BatchRow> rows)
{
    // A batch may change twice within one update: the later one counts.
    std::ranges::stable_sort(rows, {}, &BatchRow::id);
    std::vector<BatchRow> unique;
    for (const BatchRow &each : rows) {
        if (!unique.empty() && unique.back().id == each.id)
            unique.back() = each;
        else
            unique.push_back(each);
    }

    // Rows that belong into the same gap go in together; new batches are one run at the end.
    for (std::size_t first = 0; first < unique.size();) {
        const auto place = std::ranges::lower_bound(m_rows, unique[first].id, {}, &BatchRow::id);
        std::size_t end = unique.size();
        if (place != m_rows.end()) {
            const auto behind = std::ranges::lower_bound(unique, place->id, {}, &BatchRow::id);
            end = std::size_t(behind - unique.begin());
        }
        insertRun(std::size_t(place - m_rows.begin()), std::span(unique).subspan(first, end - first));
        first = end;
    }
}

void BatchTableModel::insertRun(std::size_t position, std::span<const BatchRow> rows)
{
    const int index = int(m_rows.size() - position);
    beginInsertRows({}, index, index + int(rows.size()) - 1);
    m_rows.insert(m_rows.begin() + std::ptrdiff_t(position), rows.begin(), rows.end());
    endInsertRows();
}

void BatchTableModel::keepFailure(const BatchSummary &batch)
{
    const QString reason = failureReason(batch.state);
    if (reason.isEmpty())
        m_failures.remove(batch.batch.id);
    else
        m_failures.insert(batch.batch.id, reason);
}

void BatchTableModel::announce()
{
    if (!m_changed)
        return;
    const int last = rowCount() - 1;
    const auto [oldest, newest] = *m_changed;
    m_changed.reset();
    Q_EMIT dataChanged(index(last - int(newest), 0), index(last - int(oldest), columnCount() - 1));
}

} // namespace penstock
