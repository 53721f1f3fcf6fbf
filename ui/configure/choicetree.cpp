// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/choicetree.h"

#include "ui/configure/choicedelegate.h"
#include "ui/theme/celldelegate.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QWheelEvent>

namespace penstock {

ChoiceTree::ChoiceTree(const Theme &theme, int rows, int lastShare, QWidget *parent)
    : QTreeView(parent)
    , m_rows(rows)
    , m_lastShare(lastShare)
{
    setItemDelegate(new ChoiceDelegate(theme, this));
    setProperty("boxed", true);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus); // not by the wheel
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(1);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize ChoiceTree::sizeHint() const
{
    return {fontMetrics().height() * 20, m_rows * CellDelegate::rowHeight(fontMetrics()) + 2 * frameWidth()};
}

void ChoiceTree::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QTreeView::wheelEvent(event);
    else
        event->ignore();
}

void ChoiceTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    const int last = viewport()->width() * m_lastShare / 100;
    setColumnWidth(0, viewport()->width() - last);
    setColumnWidth(1, last);
}

} // namespace penstock
