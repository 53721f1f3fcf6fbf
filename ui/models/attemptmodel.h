// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/records.h"

#include <QAbstractTableModel>

namespace penstock {

//! The attempts of one batch, the oldest first: every request that reached the wire.
class AttemptModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Started, Took, Status, State, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] BatchId batch() const { return m_batch; }
    [[nodiscard]] const QList<AttemptRecord> &attempts() const { return m_attempts; }

    void setBatch(BatchId batch); //!< another batch than before: without attempts so far

    //! Those of other batches are left out; one that is known already is replaced.
    void add(const QList<AttemptRecord> &attempts);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void addOne(const AttemptRecord &record);
    [[nodiscard]] static QString text(const Attempt &attempt, int column);

    BatchId m_batch = 0;
    QList<AttemptRecord> m_attempts; //!< by number
};

} // namespace penstock
