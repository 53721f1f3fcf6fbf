// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/batchview.h"

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

void BatchView::showBatches(QAbstractItemModel *shown, const QModelIndex &selected)
{
    if (model() == shown)
        return;
    if (model())
        model()->disconnect(this);
    QItemSelectionModel *selectionBefore = selectionModel();
    const qint64 batchBefore = std::exchange(m_current, 0);
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
        connect(shown, &QAbstractItemModel::layoutAboutToBeChanged, this, &BatchView::rowsMove);
        connect(shown, &QAbstractItemModel::layoutChanged, this, &BatchView::rowsMoved);
        connect(shown, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int first, int last) { afterRemoval(first, last); });
    }
    if (selected.isValid()) {
        m_current = batchBefore; // the one it was: nobody has to hear of it
        setCurrentIndex(selected);
        scrollTo(selected);
    }
    Q_EMIT liveChanged(m_live, m_newRows);
    if (m_current == 0)
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
    if (m_leaving)
        return;
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
    stayInPlace(count);
    m_newRows += count;
    Q_EMIT liveChanged(m_live, m_newRows);
}

void BatchView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    m_topRow = qMax(0, rowAt(0));
    // Left to itself, the view would select the next row: another batch than the one that is looked at.
    const bool leaves = m_current != 0 && currentIndex().row() >= first && currentIndex().row() <= last;
    if (leaves) {
        const QScopedValueRollback guard(m_leaving, true);
        selectionModel()->clear();
        m_current = 0;
    }
    QTableView::rowsAboutToBeRemoved(parent, first, last);
    if (leaves)
        QMetaObject::invokeMethod(this, &BatchView::currentBatchLeft, Qt::QueuedConnection);
}

void BatchView::afterRemoval(int first, int last)
{
    if (!m_live && first < m_topRow)
        stayInPlace(-(qMin(last + 1, m_topRow) - first));
}

void BatchView::rowsMove()
{
    const bool selectedInSight = m_current != 0 && viewport()->rect().intersects(visualRect(currentIndex()));
    m_anchor = selectedInSight ? currentIndex() : indexAt(QPoint(0, 0));
    m_anchorRow = m_anchor.row();
}

void BatchView::rowsMoved()
{
    if (!m_live && m_anchor.isValid())
        stayInPlace(m_anchor.row() - m_anchorRow);
    m_anchor = QModelIndex();
}

void BatchView::stayInPlace(int rows)
{
    const QScopedValueRollback guard(m_moving, true);
    const int value = verticalScrollBar()->value();
    // The scroll bar learns of the change only with the next layout: too late to stay in place.
    updateGeometries();
    verticalScrollBar()->setValue(value + rows * verticalHeader()->defaultSectionSize());
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
