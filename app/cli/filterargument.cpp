// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/filterargument.h"

#include "app/cli/output.h"
#include "core/filter/filterparser.h"
#include "core/time/bootclock.h"

#include <algorithm>

using namespace penstock;

namespace {

// On a terminal, a tab or a line end would shift the mark from what it marks.
QString onOneLine(QString text)
{
    for (QChar &c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = u' ';
    }
    return text;
}

} // namespace

std::optional<RecordFilter> filterArgument(const QString &text)
{
    const auto filter = parseFilter(text, currentMoment().wall);
    if (filter)
        return RecordFilter(*filter);
    const FilterProblem &problem = filter.error();
    printMessage(QStringLiteral("--filter: %1").arg(problem.message));
    printMessage(QStringLiteral("  ") + onOneLine(text));
    // What takes two places in a QString, an emoji say, mostly takes two on a terminal.
    printMessage(QString(problem.position + 2, u' ') + u'^' +
                 QString(std::max<qsizetype>(0, problem.length - 1), u'~'));
    return std::nullopt;
}
