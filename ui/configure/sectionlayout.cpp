// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/sectionlayout.h"

#include <QHBoxLayout>
#include <QWidget>

namespace penstock {

QWidget *inLine(QWidget *control, const QList<QWidget *> &more)
{
    auto *line = new QWidget(control->parentWidget());
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(control);
    for (QWidget *each : more)
        row->addWidget(each);
    row->addStretch(1);
    line->setFocusProxy(control);
    return line;
}

QWidget *inColumns(const QList<QWidget *> &fields, QWidget *parent)
{
    auto *line = new QWidget(parent);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (QWidget *field : fields)
        row->addWidget(field, 1, Qt::AlignTop);
    return line;
}

} // namespace penstock
