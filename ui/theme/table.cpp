// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/table.h"

#include "ui/theme/celldelegate.h"

#include <QHeaderView>
#include <QTableView>

namespace penstock {

void setUpTable(QTableView &table)
{
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.setCornerButtonEnabled(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);

    QHeaderView &rows = *table.verticalHeader();
    rows.hide();
    rows.setMinimumSectionSize(1);
    rows.setSectionResizeMode(QHeaderView::Fixed);
    rows.setDefaultSectionSize(CellDelegate::rowHeight(table.fontMetrics()));

    QHeaderView &columns = *table.horizontalHeader();
    columns.setHighlightSections(false);
    columns.setSectionsClickable(false);
    columns.setStretchLastSection(true);
    columns.setMinimumSectionSize(table.fontMetrics().averageCharWidth() * 4);
}

void setColumnWidths(QTableView &table, const QStringList &widest)
{
    QFont bold = table.font();
    bold.setBold(true);
    const QFontMetrics heading(bold);
    const int padding = 2 * CellDelegate::padding(table.fontMetrics()) + 4;
    const int arrow = table.horizontalHeader()->isSortIndicatorShown() ? heading.height() : 0;
    for (int column = 0; column < int(widest.size()); ++column) {
        const QString title = table.model()->headerData(column, Qt::Horizontal).toString();
        const int width =
            qMax(heading.horizontalAdvance(title) + arrow, table.fontMetrics().horizontalAdvance(widest[column]));
        table.setColumnWidth(column, width + padding);
    }
}

} // namespace penstock
