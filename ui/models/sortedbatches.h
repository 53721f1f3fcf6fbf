// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/batchtablemodel.h"

#include <QAbstractProxyModel>
#include <QHash>
#include <QTimer>

namespace penstock {

class FilteredBatches;

//! By which column a list of batches is sorted; none: the newest first.
struct BatchSort
{
    int column = -1;
    Qt::SortOrder order = Qt::AscendingOrder;
    friend bool operator==(const BatchSort &, const BatchSort &) = default;
};

//! A batch's place in a sorted list: by key, of one key the newest first.
struct SortedBatch
{
    qint64 key = 0;
    BatchId batch = 0;
    friend bool operator==(const SortedBatch &, const SortedBatch &) = default;
    friend bool operator<(const SortedBatch &a, const SortedBatch &b)
    {
        return a.key != b.key ? a.key < b.key : a.batch > b.batch;
    }
};

//! The batches of a list, filtered or not, in another order than the newest first. An answer to one order.
//!
//! Sorting a million takes longer than the window may stand still: the values are collected in slices between other events
//! and sorted in another thread; `complete` tells the end, before it the list is empty. From then on it stands still while
//! it is read: at most once a second, what came in, left or changed its value since is sorted anew, in the other thread as
//! well, and goes to its place at once. Until then a batch keeps its place, and shows its present values; the row of one
//! that the list itself no longer has is blank.
//!
//! Batches without a value, such as those without an answer, come last in either order; of one value, the newest first.
class SortedBatches final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    //! `filtered` of the list, nullptr: all of it. Both outlive this.
    SortedBatches(BatchTableModel &list, const FilteredBatches *filtered, BatchSort order, QObject *parent = nullptr);

    [[nodiscard]] bool isComplete() const { return m_complete; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;

Q_SIGNALS:
    void complete();

private:
    using Places = QList<SortedBatch>;
    using Changes = QHash<BatchId, std::optional<SortedBatch>>; //!< where it belongs now; none: nowhere

    struct Answer
    {
        Places order;        //!< with those that leave at its end
        Places fresh;        //!< of these, those that were not in the order before
        qsizetype leave = 0; //!< so many
    };
    [[nodiscard]] static Answer sorted(const Places &before, const Places &collected, const Changes &changes);

    void followList();
    void followFiltered();
    void collect();
    void listChanged(const QList<BatchId> &batches);
    void came(BatchId batch);
    void left(BatchId batch);
    void change(BatchId batch, const std::optional<SortedBatch> &place);
    void showChanges(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);
    void sort();
    void show(const Answer &answer);
    void rearrange(const Places &order, qsizetype leave);

    [[nodiscard]] bool belongs(BatchId batch) const;
    [[nodiscard]] SortedBatch placeOf(const BatchRow &row) const;
    [[nodiscard]] int rowOf(BatchId batch) const; //!< -1: it is not in the order

    BatchTableModel &m_list;
    const FilteredBatches *m_filtered;
    const BatchSort m_sort;
    Places m_collected;          //!< before the first sort
    BatchId m_collectedDownTo;   //!< rows of the list from here on
    bool m_hasCollected = false; //!< all of them
    Places m_order;              //!< as it is shown
    qsizetype m_leave = 0;       //!< so many at its end are about to be taken out and lie in no order
    Changes m_changes;           //!< since the last sort was begun, or since it was collected
    bool m_sorting = false;
    bool m_complete = false;
    QTimer m_rest; //!< until the next sort
};

} // namespace penstock

Q_DECLARE_TYPEINFO(penstock::SortedBatch, Q_PRIMITIVE_TYPE);
