// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"
#include "ui/models/eventgroups.h"

#include <QAbstractItemModel>

#include <functional>

namespace penstock {

//! Channels with their events, each ticked where the engine would take it. Keeps no choice of its own: choose()
//! asks for a new one, and show() brings it.
//!
//! A list cannot say "all but these": unticking one event of all leaves a list of those that stand here, and with it
//! go the codes that neither the catalog nor the sample knows.
class EventChoiceModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { EventColumn, CodeColumn, ColumnCount };

    struct Counts
    {
        int chosen = 0;
        int all = 0;
        int seenNotChosen = 0;
    };

    //! What comes of an entry that is being typed.
    struct Typed
    {
        bool canBeAdded = false;
        QString words; //!< why not, or what it will choose; empty while there is nothing to say
    };

    explicit EventChoiceModel(const Catalog &catalog, QObject *parent = nullptr);

    void show(const EventSelection &selection);
    void showSample(const SampleFacts &facts); //!< without events: none

    [[nodiscard]] Counts counts() const;
    [[nodiscard]] EventSelection asList() const; //!< what is ticked now
    [[nodiscard]] Typed typed(const QString &entry) const;
    [[nodiscard]] QModelIndex indexOf(const QString &entry) const; //!< of the first event that it chooses

    void choose(const QModelIndexList &events, bool on);
    void chooseSeen();
    void add(const QString &entry);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void edited(const penstock::EventSelection &selection);

private:
    [[nodiscard]] const EventRow *rowAt(const QModelIndex &index) const; //!< nullptr for a group
    [[nodiscard]] QVariant groupData(const EventGroup &group, int column, int role) const;
    [[nodiscard]] QVariant rowData(const EventRow &row, int column, int role) const;
    [[nodiscard]] QString note(const EventRow &row) const;
    [[nodiscard]] bool isTakenAsSeen(const EventRow &row) const;
    [[nodiscard]] Qt::CheckState stateOf(const EventRow &row) const;
    [[nodiscard]] bool isKnown(const QString &entry) const;
    [[nodiscard]] QList<EventRow> freeFormRows() const;
    void showFreeForm(const QList<EventRow> &rows);
    void refresh();
    void askFor(const std::function<bool(const EventRow &)> &isWanted);

    const Catalog &m_catalog;
    QList<EventGroup> m_groups; //!< the last one: free-form
    QList<EventRow> m_seenUnknown;
    bool m_hasSample = false;
    EventSelection m_selection;
};

} // namespace penstock
