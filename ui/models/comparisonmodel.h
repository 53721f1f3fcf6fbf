// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/comparison.h"
#include "ui/models/listedrows.h"

namespace penstock {

//! Batches on both sides, those with a difference first.
class ComparisonModel final : public ListedRows<ComparedBatch>
{
    Q_OBJECT

public:
    enum Column { Id, State, Events, Sent, Arrived, Accepted, Stored, Difference, ColumnCount };

    using ListedRows::ListedRows;

    [[nodiscard]] int differences() const; //!< batches

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const ComparedBatch &batch, int column);
    [[nodiscard]] static QVariant mark(const ComparedBatch &batch, int column);
};

} // namespace penstock
