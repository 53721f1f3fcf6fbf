// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/columns.h"

#include <QSplitter>

namespace penstock {

QSplitter *makeColumns(QWidget *panel, QWidget *content, QWidget *parent)
{
    auto *columns = new QSplitter(Qt::Horizontal, parent);
    columns->setObjectName(QStringLiteral("columns"));
    columns->setProperty("thin", true);
    columns->setHandleWidth(1);
    columns->setChildrenCollapsible(false);
    columns->addWidget(panel);
    columns->addWidget(content);
    columns->setStretchFactor(0, 0);
    columns->setStretchFactor(1, 1);
    columns->setSizes({panel->sizeHint().width(), 1000});
    return columns;
}

} // namespace penstock
