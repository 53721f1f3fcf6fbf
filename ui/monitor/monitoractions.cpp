// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/monitoractions.h"

#include "ui/monitor/findeventdialog.h"
#include "ui/monitor/monitorpage.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QMenu>

namespace penstock {

MonitorActions::MonitorActions(const Theme &theme, MonitorPage &page, QObject *parent)
    : QObject(parent)
    , filter(add(QStringLiteral("filterAction"), tr("&Filter the batches"), theme.icon(QStringLiteral("search")),
                 tr("Type what the list shall show: a state, a status, words…")))
    , findEvent(add(QStringLiteral("findEventAction"), tr("Find an &event…"), {},
                    tr("Find the batches that hold an event, by its UUID or its user's id")))
    , goToNewest(add(QStringLiteral("goToNewestAction"), tr("Go to the &newest"),
                     theme.icon(QStringLiteral("arrow-up")), tr("Let the list of batches move with what is new")))
    , columns(page.columnsMenu())
    , sort(page.sortMenu())
    , views(page.viewsMenu())
{
    filter->setShortcut(QKeySequence::Find);
    findEvent->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    goToNewest->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Home));
    connectActions(page);
}

void MonitorActions::connectActions(MonitorPage &page)
{
    for (QAction *action : {filter, findEvent, goToNewest})
        connect(action, &QAction::triggered, this, &MonitorActions::pageRequested);
    connect(views, &QMenu::triggered, this, &MonitorActions::pageRequested);
    connect(filter, &QAction::triggered, &page, &MonitorPage::askForFilter);
    connect(goToNewest, &QAction::triggered, &page, &MonitorPage::goLive);
    connect(findEvent, &QAction::triggered, &page, [&page] {
        auto *dialog = new FindEventDialog(&page);
        connect(dialog, &FindEventDialog::termChosen, &page, &MonitorPage::filterBy);
        dialog->open();
    });
}

QAction *MonitorActions::add(const QString &name, const QString &text, const QIcon &icon, const QString &tip)
{
    auto *action = new QAction(icon, text, this);
    action->setObjectName(name);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    return action;
}

void MonitorActions::setEnabled(bool enabled)
{
    for (QAction *action : {filter, findEvent, goToNewest, views->menuAction()})
        action->setEnabled(enabled);
}

} // namespace penstock
