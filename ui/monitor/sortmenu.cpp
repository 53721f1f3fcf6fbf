// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/sortmenu.h"

#include <QActionGroup>
#include <QHeaderView>

namespace penstock {

SortMenu::SortMenu(QHeaderView &header, const QStringList &titles)
    : QMenu(tr("&Sort by"), header.parentWidget())
    , m_header(header)
    , m_columns(new QActionGroup(this))
    , m_orders(new QActionGroup(this))
{
    setObjectName(QStringLiteral("sortMenu"));
    connect(add(m_columns, QStringLiteral("sortNewestAction"), tr("&Newest first")), &QAction::triggered, this,
            [this] { m_header.setSortIndicator(-1, Qt::AscendingOrder); });
    for (int column = 0; column < int(titles.size()); ++column) {
        const QAction *action = add(m_columns, QStringLiteral("sortAction%1").arg(column), titles[column]);
        connect(action, &QAction::triggered, this, [this, column] {
            const int order =
                m_header.model()
                    ? m_header.model()->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).toInt()
                    : int(Qt::AscendingOrder);
            m_header.setSortIndicator(column, Qt::SortOrder(order));
        });
    }
    addSeparator();
    for (const QString &text : {tr("&Ascending"), tr("&Descending")}) {
        const auto order = Qt::SortOrder(m_orders->actions().size());
        connect(add(m_orders, QStringLiteral("sortOrderAction%1").arg(order), text), &QAction::triggered, this,
                [this, order] { m_header.setSortIndicator(m_header.sortIndicatorSection(), order); });
    }
    connect(&header, &QHeaderView::sortIndicatorChanged, this, &SortMenu::follow);
    follow(header.sortIndicatorSection(), header.sortIndicatorOrder());
}

QAction *SortMenu::add(QActionGroup *group, const QString &name, const QString &text)
{
    QAction *action = group->addAction(text);
    action->setObjectName(name);
    action->setCheckable(true);
    addAction(action);
    return action;
}

void SortMenu::follow(int column, Qt::SortOrder order)
{
    m_columns->actions().at(column + 1)->setChecked(true);
    m_orders->actions().at(order)->setChecked(true);
    m_orders->setEnabled(column >= 0);
}

} // namespace penstock
