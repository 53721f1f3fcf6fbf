// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/batchtablemodel.h"

namespace penstock {

//! Every batch of one stream, as the monitor lists it.
class BatchModel final : public BatchTableModel
{
    Q_OBJECT

public:
    enum Column { Id, State, Events, Size, Try, Status, Took, Next, RequestId, Created, Cause, ColumnCount };

    using BatchTableModel::BatchTableModel;

    [[nodiscard]] static QStringList titles(); //!< of the columns

    [[nodiscard]] std::optional<qint64> sortValue(const BatchRow &row, int column) const override;
    void tick() override;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] bool shows(const BatchRow &) const override { return true; }

private:
    [[nodiscard]] QString text(const BatchRow &row, int column) const;
    [[nodiscard]] QString toolTip(const BatchRow &row, int column) const;
    [[nodiscard]] QString tookTextOf(const BatchRow &row) const;
    [[nodiscard]] QString causeTextOf(const BatchRow &row) const;
};

} // namespace penstock
