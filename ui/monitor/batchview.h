// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

namespace penstock {

class BatchTableModel;

//! A table of batches that grows at the top and does not jump.
//!
//! While it is live the newest rows move in at the top. Scrolling away or selecting a row stops the movement: from then
//! on what is in view stays where it is, and new rows above it are counted.
class BatchView final : public QTableView
{
    Q_OBJECT

public:
    explicit BatchView(QWidget *parent = nullptr);

    void showBatches(BatchTableModel *model); //!< nullptr: none

    [[nodiscard]] bool isLive() const { return m_live; }
    [[nodiscard]] int newRows() const { return m_newRows; }
    [[nodiscard]] qint64 currentBatch() const { return m_current; } //!< 0: none

    void goLive(); //!< to the newest row; what is selected stays selected

Q_SIGNALS:
    void liveChanged(bool live, int newRows);
    void currentBatchChanged(qint64 batch);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;

private:
    void followSelection();
    void followScrolling(int value);
    void setLive(bool live);

    qint64 m_current = 0;
    int m_topRow = 0; //!< the first in view, before rows are inserted
    int m_newRows = 0;
    bool m_live = true;
    bool m_moving = false; //!< by the view itself, not by the user
};

} // namespace penstock
