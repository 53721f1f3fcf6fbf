// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/batchevents.h"

#include <QAbstractTableModel>

namespace penstock {

//! The events of one batch, in the order in which they stand in its body.
class BatchEventModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Name, Channel, Outcome, User, Time, Size, Code, Uuid, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setEvents(const BatchEvents &events);

    [[nodiscard]] int rowAt(qsizetype begin) const; //!< of the event that begins there in the body; 0: none does
    //! What is among them, channels first, and how often.
    [[nodiscard]] QList<std::pair<EventMark, int>> markCounts() const;

    [[nodiscard]] QByteArray textOf(int row) const; //!< the event's JSON as it stands in the body

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QVariant mark(int row, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;

    BatchEvents m_events;
};

} // namespace penstock
