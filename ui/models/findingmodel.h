// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/findingtally.h"

#include <QAbstractTableModel>

namespace penstock {

//! What a practice endpoint found that is not as documented, in the order it was found first.
class FindingModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Count, What, First, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    //! Findings keep their place: later ones come after them, and their counts grow. Fewer: those of another endpoint.
    void show(const QList<TalliedFinding> &findings);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const TalliedFinding &finding, int column);

    QList<TalliedFinding> m_findings;
};

} // namespace penstock
