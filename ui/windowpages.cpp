// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/windowpages.h"

#include "ui/configure/configurepage.h"
#include "ui/monitor/deadletterpage.h"
#include "ui/monitor/logpage.h"
#include "ui/monitor/monitorpage.h"
#include "ui/pagearea.h"
#include "ui/practice/practicepage.h"
#include "ui/streamactions.h"
#include "ui/test/testpage.h"
#include "ui/windowparts.h"

#include <QAction>

namespace penstock {

void addPages(PageArea &area, MonitorPage &monitor, ConfigurePage &configure, PracticeActions &practice,
              const StreamActions &actions, const WindowParts &parts)
{
    auto *deadLetters = new DeadLetterPage(parts.theme, parts.clock, area.parentWidget());
    auto *log = new LogPage(parts.theme, parts.clock, parts.history, monitor.actions(), area.parentWidget());
    QObject::connect(actions.halve, &QAction::triggered, deadLetters, &DeadLetterPage::halveSelected);
    QObject::connect(&monitor, &MonitorPage::pauseChosen, log, &LogPage::showPause);

    area.addPage(&monitor);
    area.addPage(&configure);
    area.addPage(new TestPage(parts.theme, parts.tester, *actions.test, area.parentWidget()));
    area.addPage(deadLetters);
    area.addPage(log);
    area.addPage(new PracticePage(parts.practice, practice, parts.theme, area.parentWidget()));
    monitor.setSurroundings(parts.catalog, parts.dataFolder);
    deadLetters->setSurroundings(parts.catalog, parts.dataFolder);
}

} // namespace penstock
