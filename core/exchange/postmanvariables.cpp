// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/postmanvariables.h"

#include <QRegularExpression>

namespace penstock {

void PostmanVariables::set(const QString &name, const QString &value, bool isSecret)
{
    m_variables.insert(name, {value, isSecret});
}

ResolvedText PostmanVariables::resolve(const QString &text) const
{
    static const QRegularExpression form(QStringLiteral("\\{\\{\\s*([^{}]+?)\\s*\\}\\}"));
    constexpr int mostSteps = 100; // a variable may hold itself
    ResolvedText resolved{text, {}, false};
    qsizetype from = 0;
    for (int step = 0; step < mostSteps; ++step) {
        const auto match = form.match(resolved.text, from);
        if (!match.hasMatch())
            return resolved;
        const auto known = m_variables.constFind(match.captured(1));
        if (known == m_variables.constEnd() || known->value.isEmpty()) {
            resolved.open.append(match.captured(1));
            from = match.capturedEnd();
            continue;
        }
        resolved.isSecret = resolved.isSecret || known->isSecret;
        resolved.text.replace(match.capturedStart(), match.capturedLength(), known->value);
        from = match.capturedStart();
    }
    resolved.open.append(QStringLiteral("…"));
    return resolved;
}

} // namespace penstock
