// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/findingtally.h"
#include "ui/models/listedrows.h"

namespace penstock {

//! What a practice endpoint found that is not as documented, in the order it was found first.
class FindingModel final : public ListedRows<TalliedFinding>
{
    Q_OBJECT

public:
    enum Column { Count, What, First, ColumnCount };

    using ListedRows::ListedRows;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const TalliedFinding &finding, int column);
};

} // namespace penstock
