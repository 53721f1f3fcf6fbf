// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/streamtoolbar.h"

#include "ui/streamactions.h"

#include <QAction>

namespace penstock {

StreamToolBar::StreamToolBar(const StreamActions &actions, QWidget *parent)
    : QToolBar(tr("Stream"), parent)
{
    setObjectName(QStringLiteral("toolBar"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize(QSize(fontMetrics().height(), fontMetrics().height()));
    for (QAction *action : {actions.start, actions.pause, actions.hold, actions.stop, actions.test}) {
        if (action == actions.test)
            addSeparator();
        addAction(action);
        QWidget *button = widgetForAction(action);
        button->setObjectName(QString(action->objectName()).replace(QLatin1String("Action"), QLatin1String("Button")));
        button->setFocusPolicy(Qt::TabFocus);
    }
}

} // namespace penstock
