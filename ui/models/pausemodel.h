// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/records.h"
#include "ui/models/clock.h"

#include <QAbstractItemModel>

#include <memory>

namespace penstock {

//! The pauses of streams, the newest on top; below each the names of the events that it cost.
class PauseModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    //! Of a name only the first and NotCollected have a text.
    enum Column { From, Until, Lasted, NotCollected, By, Stream, ColumnCount };

    explicit PauseModel(Clock clock, QObject *parent = nullptr);

    void show(const std::vector<PauseRecord> &pauses); //!< all of them, the oldest first, as they are now
    void tick();                                       //!< once a second: one that goes on lasts longer

    [[nodiscard]] QModelIndex find(WallTime begun) const; //!< invalid: none began then
    [[nodiscard]] qint64 eventsLost() const;              //!< in all
    [[nodiscard]] bool goesOn() const;                    //!< one of them does

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] QByteArray csv() const; //!< a line for each name of each pause, times in UTC

private:
    struct Loss
    {
        QByteArray name;
        qint64 events = 0;
    };
    struct Pause
    {
        PauseRecord record;
        std::vector<Loss> losses; //!< the largest first when it was first seen; names that come later below them
    };

    void update(int row, const PauseRecord &record);
    void insert(int row, const PauseRecord &record);
    void removeUnless(const std::vector<PauseRecord> &pauses);
    [[nodiscard]] QString text(const Pause &pause, int column) const;
    [[nodiscard]] static qint64 lost(const Pause &pause);

    const Clock m_clock;
    std::vector<std::unique_ptr<Pause>> m_pauses; //!< in places of their own: indexes of names point to them
};

} // namespace penstock
