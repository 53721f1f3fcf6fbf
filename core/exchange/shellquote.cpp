// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/shellquote.h"

#include <QRegularExpression>

namespace penstock {

namespace {

//! What stands between double quotes, so that the shell takes it as it is.
QString guarded(QString text, Shell shell)
{
    static const QRegularExpression posix(QStringLiteral("([\\\\\"$`])"));
    // PowerShell takes typographic quotes for quotes.
    static const QRegularExpression powerShell(QStringLiteral("([\"$`\u201c\u201d\u201e])"));
    return shell == Shell::Posix ? text.replace(posix, QStringLiteral("\\\\1"))
                                 : text.replace(powerShell, QStringLiteral("`\\1"));
}

//! In PowerShell two quoted texts without a blank between them can be two words: the whole stands in one pair.
QString powerShellWord(const QStringList &parts)
{
    QString word;
    for (qsizetype i = 0; i < parts.size(); ++i)
        word += i % 2 == 0 ? guarded(parts[i], Shell::PowerShell) : QStringLiteral("${env:%1}").arg(parts[i]);
    return u'"' + word + u'"';
}

} // namespace

QString shellQuoted(const QString &text, Shell shell)
{
    if (shell == Shell::Posix)
        return u'\'' + QString(text).replace(u'\'', QLatin1String("'\\''")) + u'\'';
    static const QRegularExpression quotes(QStringLiteral("(['\u2018\u2019\u201a\u201b])"));
    return u'\'' + QString(text).replace(quotes, QStringLiteral("\\1\\1")) + u'\'';
}

QString shellWord(const QStringList &textsAndVariables, Shell shell)
{
    if (textsAndVariables.size() == 1)
        return shellQuoted(textsAndVariables.first(), shell);
    if (shell == Shell::PowerShell)
        return powerShellWord(textsAndVariables);
    if (textsAndVariables.size() == 2)
        return u'"' + guarded(textsAndVariables[0], shell) + u'$' + textsAndVariables[1] + u'"';
    QString word;
    for (qsizetype i = 0; i < textsAndVariables.size(); ++i) {
        if (i % 2 == 1)
            word += QStringLiteral("\"$%1\"").arg(textsAndVariables[i]);
        else if (!textsAndVariables[i].isEmpty())
            word += shellQuoted(textsAndVariables[i], shell);
    }
    return word;
}

} // namespace penstock
