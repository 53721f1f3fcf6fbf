// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/problemlog.h"

#include "core/stream/jsonpath.h"

#include <algorithm>

namespace penstock {

void ProblemLog::error(const QString &path, const QString &message, const QString &mend)
{
    m_holdsMistake = true;
    m_problems.append({Problem::Severity::Error, path, message, mend});
}

void ProblemLog::missing(const QString &path, const QString &message, const QString &mend)
{
    m_problems.append({Problem::Severity::Error, path, message, mend});
}

void ProblemLog::warn(const QString &path, const QString &message, const QString &mend)
{
    m_problems.append({Problem::Severity::Warning, path, message, mend});
}

void ProblemLog::addUncovered(const QList<Problem> &problems)
{
    const QList<Problem> known = m_problems;
    const auto isCovered = [&known](const Problem &problem) {
        return std::any_of(known.begin(), known.end(), [&problem](const Problem &other) {
            return other.severity == Problem::Severity::Error && isAtOrBelow(problem.path, other.path);
        });
    };
    std::remove_copy_if(problems.begin(), problems.end(), std::back_inserter(m_problems), isCovered);
}

} // namespace penstock
