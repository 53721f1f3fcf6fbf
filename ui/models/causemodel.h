// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/failurecause.h"
#include "ui/models/batchtablemodel.h"

#include <QAbstractTableModel>
#include <QHash>

#include <array>
#include <optional>
#include <vector>

namespace penstock {

//! The causes that a list's batches failed by, with how many of each; above them all together. As far as the list is read.
//!
//! A cause keeps its place: rows come and go, and never change places.
class CauseModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Cause, Batches, Events, ColumnCount };

    explicit CauseModel(BatchTableModel &list, QObject *parent = nullptr);

    [[nodiscard]] std::optional<FailureCause> cause(int row) const;          //!< none: all of them
    [[nodiscard]] int rowOf(const std::optional<FailureCause> &cause) const; //!< -1: there is none any more

    //! Why the newest batch of this cause failed, in its own words.
    [[nodiscard]] QString sample(FailureCause cause) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Group
    {
        qint64 batches = 0;
        qint64 events = 0;
    };
    struct Counted
    {
        FailureCause cause;
        quint16 events;
    };
    [[nodiscard]] FailureCause causeOfBatch(BatchId batch) const;
    [[nodiscard]] Group groupAt(int row) const;
    [[nodiscard]] Group &group(FailureCause cause) { return m_groups[std::size_t(cause)]; }
    void count(const BatchRow &row);
    void forget(BatchId batch);
    void showCounts();

    BatchTableModel &m_list;
    QHash<BatchId, Counted> m_counted;
    std::array<Group, failureCauses.size()> m_groups;
    std::vector<FailureCause> m_shown; //!< in the order of failureCauses
};

} // namespace penstock
