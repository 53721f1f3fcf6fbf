// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"

#include <QString>

//! "orders.stream.json: error: $.destination.url: what is wrong. How to mend it."
[[nodiscard]] inline QString problemText(const QString &file, const penstock::Problem &problem)
{
    const bool isError = problem.severity == penstock::Problem::Severity::Error;
    return QStringLiteral("%1: %2: %3: %4 %5")
        .arg(file, isError ? QStringLiteral("error") : QStringLiteral("warning"), problem.path, problem.message,
             problem.mend)
        .trimmed();
}
