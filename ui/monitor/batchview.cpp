// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/batchview.h"

#include "ui/models/batchtablemodel.h"
#include "ui/models/roles.h"
#include "ui/theme/table.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <utility>

namespace penstock {

BatchView::BatchView(QWidget *parent)
    : QTableView(parent)
{
    setUpTable(*this);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &BatchView::followScrolling);
}

void BatchView::showBatches(BatchTableModel *shown)
{
    if (model() == shown)
        return;
    if (model())
        model()->disconnect(this);
    QItemSelectionModel *selectionBefore = selectionModel();
    {
        const QScopedValueRollback guard(m_moving, true);
        setModel(shown);
        verticalScrollBar()->setValue(0);
    }
    delete selectionBefore;
    m_newRows = 0;
    m_live = true;
    if (shown) {
        connect(shown, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] { m_topRow = qMax(0, rowAt(0)); });
    }
    m_current = 0;
    Q_EMIT liveChanged(m_live, m_newRows);
    Q_EMIT currentBatchChanged(0);
}

void BatchView::goLive()
{
    {
        const QScopedValueRollback guard(m_moving, true);
        verticalScrollBar()->setValue(0);
    }
    setLive(true);
}

void BatchView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    followSelection();
}

void BatchView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    followSelection();
}

void BatchView::followSelection()
{
    // A view that gets the focus makes its first row the current one without selecting it; and while the selection moves,
    // the current row is for a moment not part of it.
    const bool any = selectionModel() && selectionModel()->hasSelection();
    if (any && !selectionModel()->isSelected(currentIndex()))
        return;
    const qint64 batch = any ? currentIndex().data(KeyRole).toLongLong() : 0;
    if (any)
        setLive(false);
    if (batch != std::exchange(m_current, batch))
        Q_EMIT currentBatchChanged(batch);
}

void BatchView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QTableView::rowsInserted(parent, first, last);
    if (m_live || first > m_topRow)
        return;

    const int count = last - first + 1;
    const QScopedValueRollback guard(m_moving, true);
    // The scroll bar learns of the new rows only with the next layout: too late to stay in place.
    updateGeometries();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + count * verticalHeader()->defaultSectionSize());
    if (first == 0) {
        m_newRows += count;
        Q_EMIT liveChanged(m_live, m_newRows);
    }
}

void BatchView::followScrolling(int value)
{
    if (!m_moving)
        setLive(value == 0);
}

void BatchView::setLive(bool live)
{
    if (live == m_live)
        return;
    m_live = live;
    m_newRows = 0;
    Q_EMIT liveChanged(m_live, m_newRows);
}

} // namespace penstock
