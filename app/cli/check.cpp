// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "app/cli/problems.h"
#include "core/destination/trust.h"
#include "core/stream/streamfile.h"

using namespace penstock;

namespace {

//! What is wrong in the file, then whether the files that it names can be used.
QList<Problem> problemsOf(const StreamFile &file)
{
    QList<Problem> problems = file.parsed.problems;
    if (holdsError(problems))
        return problems;
    if (const auto trust = resolveTrust(file.parsed.config.destination.trust, file.baseFolder); !trust)
        problems.append({.path = QStringLiteral("$.destination.tls"), .message = trust.error().message, .mend = {}});
    return problems;
}

} // namespace

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
        const QList<Problem> problems = problemsOf(*file);
        for (const Problem &problem : problems)
            printResultLine(problemText(config, problem).toUtf8());
        usable = usable && !holdsError(problems);
        if (problems.isEmpty())
            printResultLine(QStringLiteral("%1: no problems").arg(config).toUtf8());
    }
    return usable ? Done : WrongUsage;
}
