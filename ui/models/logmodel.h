// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/records.h"
#include "ui/models/mark.h"

#include <QAbstractTableModel>

#include <deque>

namespace penstock {

//! What users and the engine did, the newest on top. Rows only come, above and below, until it is emptied.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Action, Who, Program, Stream, Detail, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    //! Newest first; what is not newer or older than all that is here is here already.
    void add(const std::vector<JournalRecord> &records);
    void clear();

    [[nodiscard]] qint64 newest() const { return m_records.empty() ? 0 : m_records.front().id; }
    [[nodiscard]] qint64 oldest() const { return m_records.empty() ? 0 : m_records.back().id; }
    [[nodiscard]] const JournalRecord &record(int row) const { return m_records[std::size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::deque<JournalRecord> m_records;
};

[[nodiscard]] QString actionWord(const QString &action); //!< what is not known stands as it is
[[nodiscard]] std::optional<Mark> actionMark(const QString &action);

//! A line for each, times in UTC, as the ledger has it (RFC 4180).
[[nodiscard]] QByteArray csvOf(const std::vector<JournalRecord> &records);

} // namespace penstock
