// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/sortedbatches.h"

#include "ui/models/background.h"
#include "ui/models/filteredbatches.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <limits>

namespace penstock {

namespace {

//! A slice of the way through the list, and how often it looks at the clock.
constexpr Milliseconds sliceLength{3};
constexpr int rowsAtOnce = 512;

constexpr Milliseconds restBetweenSorts{1000};

} // namespace

SortedBatches::SortedBatches(BatchTableModel &list, const FilteredBatches *filtered, BatchSort order, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_list(list)
    , m_filtered(filtered)
    , m_sort(order)
    , m_collectedDownTo(list.rowCount() == 0 ? 0 : list.row(0).id + 1)
{
    setSourceModel(&list);
    m_rest.setSingleShot(true);
    m_rest.callOnTimeout(this, [this] {
        if (!m_changes.isEmpty())
            sort();
    });
    m_collected.reserve(list.rowCount());
    followList();
    if (filtered)
        followFiltered();
    QMetaObject::invokeMethod(this, &SortedBatches::collect, Qt::QueuedConnection);
}

void SortedBatches::followList()
{
    if (!m_filtered) {
        connect(&m_list, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
            for (int row = first; row <= last; ++row)
                came(m_list.row(row).id);
        });
    }
    connect(&m_list, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first, int last) {
        for (int row = first; row <= last; ++row)
            left(m_list.row(row).id);
    });
    connect(&m_list, &QAbstractItemModel::dataChanged, this, &SortedBatches::showChanges);
    connect(&m_list, &BatchTableModel::batchesChanged, this, &SortedBatches::listChanged);
}

void SortedBatches::followFiltered()
{
    connect(m_filtered, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        for (int row = first; row <= last; ++row)
            came(m_filtered->batchAt(row));
    });
    connect(m_filtered, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                for (int row = first; row <= last; ++row)
                    left(m_filtered->batchAt(row));
            });
}

void SortedBatches::collect()
{
    const QDeadlineTimer end(sliceLength);
    while (!m_hasCollected && !end.hasExpired()) {
        // Rows may have come and gone since the last slice: the place is known by its batch.
        const int first = m_list.firstRowOlderThan(m_collectedDownTo);
        const int last = qMin(first + rowsAtOnce, m_list.rowCount()) - 1;
        m_hasCollected = last == m_list.rowCount() - 1;
        for (int row = first; row <= last; ++row) {
            m_collectedDownTo = m_list.row(row).id;
            if (belongs(m_collectedDownTo))
                m_collected.append(placeOf(m_list.row(row)));
        }
    }
    if (m_hasCollected)
        sort();
    else
        QMetaObject::invokeMethod(this, &SortedBatches::collect, Qt::QueuedConnection);
}

bool SortedBatches::belongs(BatchId batch) const
{
    return !m_filtered || m_filtered->contains(batch);
}

SortedBatch SortedBatches::placeOf(const BatchRow &row) const
{
    const std::optional<qint64> value = m_list.sortValue(row, m_sort.column);
    if (!value)
        return {std::numeric_limits<qint64>::max(), row.id};
    return {m_sort.order == Qt::AscendingOrder ? *value : -*value, row.id};
}

int SortedBatches::rowOf(BatchId batch) const
{
    const QModelIndex inList = m_list.indexOf(batch);
    if (inList.isValid()) {
        const auto end = m_order.cend() - m_leave;
        const SortedBatch place = placeOf(m_list.row(inList.row()));
        const auto found = std::lower_bound(m_order.cbegin(), end, place);
        if (found != end && *found == place)
            return int(found - m_order.cbegin());
    }
    // Its value may be another one since the last sort.
    const auto found = std::ranges::find(m_order, batch, &SortedBatch::batch);
    return found == m_order.cend() ? -1 : int(found - m_order.cbegin());
}

void SortedBatches::listChanged(const QList<BatchId> &batches)
{
    for (const BatchId batch : batches) {
        if (m_list.indexOf(batch).isValid() && belongs(batch))
            came(batch);
    }
}

void SortedBatches::came(BatchId batch)
{
    const SortedBatch place = placeOf(m_list.row(m_list.indexOf(batch).row()));
    // Most changes leave alone what the list is sorted by.
    const bool known = m_complete && !m_sorting && !m_changes.contains(batch) &&
                       std::binary_search(m_order.cbegin(), m_order.cend(), place);
    if (!known)
        change(batch, place);
}

void SortedBatches::left(BatchId batch)
{
    change(batch, std::nullopt);
}

void SortedBatches::change(BatchId batch, const std::optional<SortedBatch> &place)
{
    if (!m_hasCollected && batch < m_collectedDownTo)
        return; // looked at when `collect` comes by
    m_changes.insert(batch, place);
    if (m_complete && !m_sorting && !m_rest.isActive())
        m_rest.start(0);
}

void SortedBatches::sort()
{
    m_sorting = true;
    inBackground(
        this,
        [before = m_order, collected = std::exchange(m_collected, {}), changes = std::exchange(m_changes, {})] {
            return sorted(before, collected, changes);
        },
        [this](const Answer &answer) {
            show(answer);
            m_sorting = false;
            m_rest.start(restBetweenSorts);
            if (!std::exchange(m_complete, true))
                Q_EMIT complete();
        });
}

SortedBatches::Answer SortedBatches::sorted(const Places &before, const Places &collected, const Changes &changes)
{
    Answer answer;
    answer.order.reserve(before.size() + collected.size() + changes.size());
    Places leaving;
    QSet<BatchId> moved;
    for (const SortedBatch &each : before) {
        const auto changed = changes.constFind(each.batch);
        if (changed == changes.cend())
            answer.order.append(each);
        else if (*changed)
            moved.insert(each.batch);
        else
            leaving.append(each);
    }
    const qsizetype inOrder = answer.order.size();

    for (const SortedBatch &each : collected) {
        if (!changes.contains(each.batch))
            answer.fresh.append(each);
    }
    for (const auto &[batch, place] : changes.asKeyValueRange()) {
        if (place && moved.contains(batch))
            answer.order.append(*place);
        else if (place)
            answer.fresh.append(*place);
    }
    answer.order += answer.fresh;
    const auto middle = answer.order.begin() + inOrder;
    std::sort(middle, answer.order.end());
    std::inplace_merge(answer.order.begin(), middle, answer.order.end());

    answer.order += leaving;
    answer.leave = leaving.size();
    return answer;
}

void SortedBatches::show(const Answer &answer)
{
    // A change of the layout adds and takes out no rows: they come in at the end before it, and leave there after it.
    if (!answer.fresh.isEmpty()) {
        beginInsertRows({}, rowCount(), rowCount() + int(answer.fresh.size()) - 1);
        m_order += answer.fresh;
        endInsertRows();
    }
    rearrange(answer.order, answer.leave);
    if (answer.leave > 0) {
        const int first = rowCount() - int(answer.leave);
        beginRemoveRows({}, first, rowCount() - 1);
        m_order.resize(first);
        m_leave = 0;
        endRemoveRows();
    }
}

void SortedBatches::rearrange(const Places &order, qsizetype leave)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<BatchId> batches;
    for (const QModelIndex &each : before)
        batches.append(m_order[each.row()].batch);
    m_order = order;
    m_leave = leave;
    QHash<BatchId, int> rows; // a row has an index in each column
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        auto row = rows.constFind(batches[i]);
        if (row == rows.cend())
            row = rows.insert(batches[i], rowOf(batches[i]));
        after.append(createIndex(*row, before[i].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void SortedBatches::showChanges(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    // The rows of the list may be anywhere; a view paints what of them is in sight.
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, first.column()), index(rowCount() - 1, last.column()), roles);
}

QModelIndex SortedBatches::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex SortedBatches::parent(const QModelIndex &) const
{
    return {};
}

int SortedBatches::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int SortedBatches::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.columnCount();
}

QVariant SortedBatches::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_list.headerData(section, orientation, role);
}

QModelIndex SortedBatches::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid())
        return {};
    return m_list.indexOf(m_order[proxyIndex.row()].batch).siblingAtColumn(proxyIndex.column());
}

QModelIndex SortedBatches::mapFromSource(const QModelIndex &sourceIndex) const
{
    const int row = sourceIndex.isValid() ? rowOf(m_list.row(sourceIndex.row()).id) : -1;
    return row < 0 ? QModelIndex() : index(row, sourceIndex.column());
}

} // namespace penstock
