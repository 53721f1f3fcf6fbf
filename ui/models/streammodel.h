// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"
#include "ui/models/clock.h"

#include <QAbstractListModel>

namespace penstock {

//! The streams of the window in the order in which they were added.
class StreamModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit StreamModel(Clock clock, QObject *parent = nullptr);

    void add(StreamId id, const QString &name);
    void remove(StreamId id);
    void show(const StreamStatus &status); //!< of a stream that was added
    void tick();                           //!< times moved on: once a second

    [[nodiscard]] StreamId idAt(int row) const { return m_streams[row].id; }
    [[nodiscard]] int rowOf(StreamId id) const; //!< -1: not known
    [[nodiscard]] StreamStatus status(StreamId id) const;
    [[nodiscard]] const QList<StreamStatus> &streams() const { return m_streams; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    Clock m_clock;
    QList<StreamStatus> m_streams;
};

} // namespace penstock
