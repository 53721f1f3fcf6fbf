// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/scopeswitch.h"

#include "ui/monitor/chartactions.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace penstock {

ScopeSwitch::ScopeSwitch(const QString &label, const ChartActions &actions, QWidget *parent)
    : QWidget(parent)
{
    auto *words = new QLabel(label, this);
    words->setProperty("muted", true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(words);
    for (QAction *scope : actions.scopes->actions()) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(scope);
        button->setObjectName(QString(scope->objectName()).replace(QLatin1String("Action"), QLatin1String("Button")));
        button->setAccessibleName(tr("%1 %2").arg(label, scope->iconText()));
        button->setProperty("flat", true);
        button->setProperty("segment", true);
        // Bold where it is chosen: the other keeps its place.
        QFont bold = font();
        bold.setBold(true);
        button->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(button->text()) + fontMetrics().height());
        row->addWidget(button);
    }
}

} // namespace penstock
