// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "app/cli/problems.h"
#include "core/stream/streamfile.h"

using namespace penstock;

int checkConfigs(const QStringList &configs)
{
    bool usable = true;
    for (const QString &config : configs) {
        const auto file = loadStreamFile(config);
        if (!file) {
            printMessage(file.error().message);
            usable = false;
            continue;
        }
        for (const Problem &problem : file->parsed.problems)
            printResultLine(problemText(config, problem).toUtf8());
        usable = usable && file->parsed.usable();
        if (file->parsed.problems.isEmpty())
            printResultLine(QStringLiteral("%1: no problems").arg(config).toUtf8());
    }
    return usable ? Done : WrongUsage;
}
