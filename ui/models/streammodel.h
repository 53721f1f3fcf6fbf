// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"
#include "core/stream/environment.h"
#include "ui/models/clock.h"

#include <QAbstractListModel>

namespace penstock {

//! What a list says of a stream beside what it is doing.
struct StreamTraits
{
    std::optional<Environment> environment;
    bool canBeRenamed = false;
    bool edited = false; //!< and not saved
    int mistakes = 0;    //!< in its config: it cannot be started
    QString fault;       //!< of its file, in a few words: "file is gone"

    friend bool operator==(const StreamTraits &, const StreamTraits &) = default;
};

//! The streams of the window, in the order that the user gave them.
class StreamModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit StreamModel(Clock clock, QObject *parent = nullptr);

    void add(StreamId id, const QString &name, int row = -1); //!< -1: below the others
    void remove(StreamId id);
    void show(const StreamStatus &status); //!< of a stream that was added
    void setName(StreamId id, const QString &name);
    void setTraits(StreamId id, const StreamTraits &traits);
    void tick(); //!< times moved on: once a second

    [[nodiscard]] StreamId idAt(int row) const { return m_rows[row].status.id; }
    [[nodiscard]] QList<StreamId> ids() const;  //!< from the top
    [[nodiscard]] int rowOf(StreamId id) const; //!< -1: not known
    [[nodiscard]] StreamStatus status(StreamId id) const;
    [[nodiscard]] StreamTraits traits(StreamId id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }

    //! Another name is wanted: it is shown when the stream has it.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    bool moveRows(const QModelIndex &from, int row, int count, const QModelIndex &to, int before) override;

Q_SIGNALS:
    void renameWanted(penstock::StreamId stream, const QString &name);

private:
    struct Row
    {
        StreamStatus status;
        StreamTraits traits;
    };

    [[nodiscard]] QString detail(const Row &row) const;
    [[nodiscard]] QString description(const Row &row) const;

    Clock m_clock;
    QList<Row> m_rows;
};

} // namespace penstock
