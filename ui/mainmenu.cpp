// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainmenu.h"

#include "ui/configure/configureactions.h"
#include "ui/fileactions.h"
#include "ui/monitor/chartactions.h"
#include "ui/monitor/monitoractions.h"
#include "ui/streamactions.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QMenuBar>

namespace penstock {

MainMenu::MainMenu(QMenuBar &bar, Theme &theme, const StreamActions &actions, const FileActions &files,
                   const ConfigureActions &document, const MonitorActions &monitor, const ChartActions &chart,
                   const QStringList &pages, QObject *parent)
    : QObject(parent)
{
    buildFileMenu(bar.addMenu(tr("&File")), files, document);
    bar.addMenu(tr("&Edit"))->addActions({document.undo, document.redo});

    m_stream = bar.addMenu(tr("&Stream"));
    buildStreamMenu(m_stream, actions, files);

    QMenu *batch = bar.addMenu(tr("&Batch"));
    batch->addActions({monitor.filter, monitor.findEvent, monitor.goToNewest});
    batch->addMenu(monitor.views);
    batch->addSeparator();
    batch->addActions({actions.redeliverAll, actions.halve, actions.discardAll, actions.restoreDiscarded});
    batch->addSeparator();
    QAction *budget = add(batch, QStringLiteral("historyBudgetAction"), tr("&History budget…"), {});
    budget->setToolTip(tr("Choose how much is kept of batches that are settled, and for how long"));
    connect(budget, &QAction::triggered, this, &MainMenu::historyBudgetRequested);

    QMenu *view = bar.addMenu(tr("&View"));
    buildViewMenu(view, pages);
    view->addSeparator();
    view->addMenu(monitor.columns);
    view->addMenu(monitor.sort);
    view->addActions(chart.scopes->actions());
    buildChartMenu(view->addMenu(tr("&Chart")), chart);
    view->addMenu(tr("&Log"))->addActions({chart.saveLog, chart.savePauses});
    view->addSeparator();
    view->addAction(document.preview);
    view->addSeparator();
    buildThemeMenu(view->addMenu(tr("&Theme")), theme);
    QAction *notices = add(view, QStringLiteral("noticesAction"), tr("&Notifications…"), {});
    notices->setToolTip(tr("Choose what Penstock tells you of while you look elsewhere, and how"));
    connect(notices, &QAction::triggered, this, &MainMenu::noticesRequested);

    QMenu *help = bar.addMenu(tr("&Help"));
    connect(add(help, QStringLiteral("aboutAction"), tr("&About Penstock"), {}), &QAction::triggered, this,
            &MainMenu::aboutRequested);
}

QAction *MainMenu::add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &keys)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    action->setShortcut(keys);
    return action;
}

void MainMenu::buildFileMenu(QMenu *menu, const FileActions &files, const ConfigureActions &document)
{
    menu->addActions({files.newStream, files.paste, files.open, files.openFolder});
    menu->addSeparator();
    menu->addAction(files.demo);
    menu->addSeparator();
    menu->addActions({document.save, document.saveAs, document.revert});
    menu->addSeparator();
    menu->addAction(document.exportText);
    menu->addSeparator();
    QAction *quit = add(menu, QStringLiteral("quitAction"), tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    connect(quit, &QAction::triggered, this, &MainMenu::quitRequested);
}

void MainMenu::buildStreamMenu(QMenu *menu, const StreamActions &actions, const FileActions &files)
{
    menu->addActions({actions.start, actions.pause, actions.hold, actions.stop});
    menu->addSeparator();
    menu->addAction(actions.test);
    menu->addSeparator();
    menu->addActions({files.newStream, actions.duplicate, actions.rename});
    menu->addMenu(tr("&Environment"))->addActions(actions.environments->actions());
    menu->addActions({actions.moveUp, actions.moveDown});
    menu->addSeparator();
    menu->addActions({actions.showFile, actions.remove, actions.discard});
}

void MainMenu::buildViewMenu(QMenu *menu, const QStringList &pages)
{
    for (int page = 0; page < int(pages.size()); ++page) {
        const QKeySequence keys(Qt::CTRL | Qt::Key(Qt::Key_1 + page));
        QAction *action = add(menu, QStringLiteral("pageAction%1").arg(page + 1), pages[page], keys);
        connect(action, &QAction::triggered, this, [this, page] { Q_EMIT pageRequested(page); });
    }
}

void MainMenu::buildChartMenu(QMenu *menu, const ChartActions &chart)
{
    menu->addAction(chart.unfold);
    menu->addSeparator();
    menu->addActions(chart.kinds->actions());
    menu->addSeparator();
    menu->addActions(chart.ranges->actions());
    menu->addSeparator();
    menu->addActions({chart.saveTable, chart.savePicture, chart.copyPicture});
}

void MainMenu::buildThemeMenu(QMenu *menu, Theme &theme)
{
    auto *choices = new QActionGroup(this);
    const auto addChoice = [&](Theme::Choice choice, const QString &name, const QString &text) {
        QAction *action = add(menu, name, text, {});
        action->setCheckable(true);
        action->setChecked(choice == theme.choice());
        choices->addAction(action);
        connect(action, &QAction::triggered, &theme, [&theme, choice] { theme.choose(choice); });
    };
    addChoice(Theme::Choice::System, QStringLiteral("systemThemeAction"), tr("&System"));
    addChoice(Theme::Choice::Light, QStringLiteral("lightThemeAction"), tr("&Light"));
    addChoice(Theme::Choice::Dark, QStringLiteral("darkThemeAction"), tr("&Dark"));
}

} // namespace penstock
