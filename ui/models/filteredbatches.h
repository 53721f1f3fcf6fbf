// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/batchmatcher.h"
#include "ui/models/batchtablemodel.h"
#include "ui/models/contentsearch.h"

#include <QAbstractProxyModel>

#include <deque>

namespace penstock {

//! The batches of a list that pass a filter, in the list's order. An answer to one filter: another filter is another model.
//!
//! Going through a list of a million takes longer than the window may stand still, so it is done in slices between other
//! events, the newest first; `complete` tells the end. What changes meanwhile or later is looked at by itself.
//!
//! Where the filter asks about events, a batch comes in once a search through its body, that may take much longer, found
//! one.
class FilteredBatches final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    FilteredBatches(BatchTableModel &list, const Filter &filter, QObject *parent = nullptr);

    [[nodiscard]] bool isComplete() const { return m_scanned; }
    [[nodiscard]] ContentSearch &search() { return m_search; }
    [[nodiscard]] BatchId batchAt(int row) const { return m_ids[m_ids.size() - 1 - std::size_t(row)]; }
    [[nodiscard]] bool contains(BatchId batch) const;

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
    void followList();
    void scan();
    [[nodiscard]] bool passes(const BatchRow &row);
    [[nodiscard]] quint64 failureWordsOf(int failure);

    //! Rows of the list with these numbers, both ends, that pass: their ids, ascending.
    [[nodiscard]] std::vector<BatchId> passing(int first, int last);
    void listGrew(int first, int last);
    void listShrinks(int first, int last);
    void listChanged(const QList<BatchId> &batches);
    void showChanges(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);

    void insert(const std::vector<BatchId> &batches); //!< ascending, none is in
    void remove(const std::vector<BatchId> &batches); //!< ascending, all are in
    [[nodiscard]] int rowOf(std::size_t position) const { return int(m_ids.size() - 1 - position); }
    [[nodiscard]] std::size_t positionOf(BatchId batch) const; //!< of the first that is not older

    BatchTableModel &m_list;
    const BatchMatcher m_matcher;
    ContentSearch m_search;
    std::vector<quint64> m_failureWords; //!< of the list's failure texts
    std::deque<BatchId> m_ids;           //!< ascending
    BatchId m_scannedDownTo;             //!< rows of the list from here on were looked at
    bool m_scanned = false;              //!< all of them
};

} // namespace penstock
