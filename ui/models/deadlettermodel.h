// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/batchtablemodel.h"

namespace penstock {

//! One stream's batches that were given up. A batch that is redelivered leaves the list.
class DeadLetterModel final : public BatchTableModel
{
    Q_OBJECT

public:
    enum Column { Id, Created, Events, Size, Attempts, Status, Reason, ColumnCount };

    using BatchTableModel::BatchTableModel;

    void tick() override;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] bool shows(const BatchRow &row) const override { return row.mark == Mark::DeadLetter; }

private:
    [[nodiscard]] QString text(const BatchRow &row, int column) const;
    [[nodiscard]] QString toolTip(const BatchRow &row, int column) const;
};

} // namespace penstock
