// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/receivedrequest.h"

#include <QAbstractTableModel>

#include <deque>

namespace penstock {

//! The requests that a practice endpoint got, the newest first; so many of them.
class ReceivedModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Time, Answer, Events, Stored, Duplicates, Findings, Size, Note, ColumnCount };
    static constexpr int atMost = 2000;

    using QAbstractTableModel::QAbstractTableModel;

    void add(const QList<ReceivedRequest> &requests); //!< the oldest first
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const ReceivedRequest &request, int column);

    std::deque<ReceivedRequest> m_requests; //!< the newest first
};

} // namespace penstock
