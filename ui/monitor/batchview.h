// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPersistentModelIndex>
#include <QTableView>

namespace penstock {

//! A table of batches that grows at the top and does not jump.
//!
//! While it is live the newest rows move in at the top. Scrolling away or selecting a row stops the movement: from then
//! on what is in view stays where it is, and new rows above it are counted. Where rows are sorted anew, it is the selected
//! row that stays, or if that is out of sight the first in view; what moved past it is not counted.
class BatchView final : public QTableView
{
    Q_OBJECT

public:
    explicit BatchView(QWidget *parent = nullptr);

    //! nullptr: none. `selected` is a row of it that was selected before, in another list.
    void showBatches(QAbstractItemModel *model, const QModelIndex &selected = {});

    [[nodiscard]] bool isLive() const { return m_live; }
    [[nodiscard]] int newRows() const { return m_newRows; }
    [[nodiscard]] qint64 currentBatch() const { return m_current; } //!< 0: none

    void goLive(); //!< to the newest row; what is selected stays selected

Q_SIGNALS:
    void liveChanged(bool live, int newRows);
    void currentBatchChanged(qint64 batch);
    void currentBatchLeft(); //!< its row was taken out of the list; nothing is selected now

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;

private:
    void rowsMove();
    void rowsMoved();
    void stayInPlace(int rows); //!< so many more than before are above what is in view
    void afterRemoval(int first, int last);
    void followSelection();
    void followScrolling(int value);
    void setLive(bool live);

    qint64 m_current = 0;
    int m_topRow = 0;               //!< the first in view, before rows come or go
    QPersistentModelIndex m_anchor; //!< what stays where it is while rows are sorted
    int m_anchorRow = 0;            //!< before
    int m_newRows = 0;
    bool m_live = true;
    bool m_moving = false;  //!< by the view itself, not by the user
    bool m_leaving = false; //!< the selected row is being taken out
};

} // namespace penstock
