// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/batchtablemodel.h"

#include "ui/models/runs.h"

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

int BatchTableModel::firstRowOlderThan(BatchId id) const
{
    const auto notOlder = std::ranges::lower_bound(m_rows, id, {}, &BatchRow::id);
    return int(m_rows.end() - notOlder);
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
    QList<BatchId> changed;
    for (const BatchSummary &batch : batches) {
        const BatchRow row = packed(batch);
        const Position known = find(row.id);
        const bool belongs = shows(row);
        m_failures.set(row.id, belongs ? failureReason(batch.state) : QString());
        if (known && belongs) {
            change(*known, row);
            changed.append(row.id);
        } else if (known) {
            // Taking a row out moves what is after it: tell of the changes so far by their present places.
            announce();
            remove(*known);
        } else if (isUnread(row.id) && (!belongs || m_readDownTo != 0)) {
            m_early.insert(row.id, row);
        } else if (belongs) {
            fresh.push_back(row);
        }
    }
    announce();
    insert(std::move(fresh));
    if (!changed.isEmpty())
        Q_EMIT batchesChanged(changed);
}

void BatchTableModel::addOlder(const BatchRows &page, bool last)
{
    for (const auto &[batch, reason] : page.failures) {
        if (!m_early.contains(batch) && !find(batch))
            m_failures.set(batch, reason);
    }
    std::vector<BatchRow> fresh;
    fresh.reserve(page.rows.size());
    for (auto row = page.rows.rbegin(); row != page.rows.rend(); ++row) {
        const auto early = m_early.constFind(row->id);
        const BatchRow &newest = early == m_early.constEnd() ? *row : *early;
        // Most pages are older than every row that is here.
        const bool known = !m_rows.empty() && row->id >= m_rows.front().id && find(row->id);
        if (!known && shows(newest))
            fresh.push_back(newest);
    }
    if (!page.rows.empty())
        m_readDownTo = page.rows.back().id;
    m_complete = last;
    m_early.removeIf([this](const auto &early) { return !isUnread(early.key()); });
    insert(std::move(fresh));

    m_fetching = false;
    if (!last)
        wantOlder(nextPage);
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
    if (canFetchMore(parent))
        wantOlder(m_readDownTo == 0 ? firstPage : nextPage);
}

void BatchTableModel::wantOlder(int limit)
{
    m_fetching = true;
    Q_EMIT olderWanted(m_readDownTo, limit);
}

BatchTableModel::Position BatchTableModel::find(BatchId id) const
{
    const auto found = std::ranges::lower_bound(m_rows, id, {}, &BatchRow::id);
    if (found == m_rows.end() || found->id != id)
        return std::nullopt;
    return std::size_t(found - m_rows.begin());
}

void BatchTableModel::change(std::size_t position, const BatchRow &row)
{
    m_rows[position] = row;
    if (m_changed)
        m_changed = {std::min(m_changed->first, position), std::max(m_changed->second, position)};
    else
        m_changed = {position, position};
}

void BatchTableModel::remove(std::size_t position)
{
    const int index = int(m_rows.size() - 1 - position);
    beginRemoveRows({}, index, index);
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

    insertInRuns(
        m_rows, unique, [this](std::size_t position, std::span<const BatchRow> run) { insertRun(position, run); },
        &BatchRow::id);
}

void BatchTableModel::insertRun(std::size_t position, std::span<const BatchRow> rows)
{
    const int index = int(m_rows.size() - position);
    beginInsertRows({}, index, index + int(rows.size()) - 1);
    m_rows.insert(m_rows.begin() + std::ptrdiff_t(position), rows.begin(), rows.end());
    endInsertRows();
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
