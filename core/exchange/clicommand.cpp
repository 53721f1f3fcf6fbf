// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/clicommand.h"

#include <QRegularExpression>

namespace penstock {

namespace {

//! Plain words stand without quotes, as people write them.
QString word(const QString &text, Shell shell)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_/.:-]+$"));
    return plain.match(text).hasMatch() ? text : shellQuoted(text, shell);
}

QString command(const QStringList &words, Shell shell)
{
    QStringList quoted{QStringLiteral("penstock-cli")};
    for (const QString &each : words)
        quoted.append(word(each, shell));
    return quoted.join(u' ') + u'\n';
}

} // namespace

QString attemptsCommand(const BatchPlace &place, Shell shell)
{
    return command({QStringLiteral("attempts"), QStringLiteral("--data-dir"), place.dataFolder,
                    QStringLiteral("--stream"), place.stream, QStringLiteral("--filter"),
                    QStringLiteral("id:%1").arg(place.batch), QStringLiteral("--json")},
                   shell);
}

QString redeliverCommand(const BatchPlace &place, Shell shell)
{
    if (place.config.isEmpty())
        return {};
    return command({QStringLiteral("redeliver"), place.config, QStringLiteral("--data-dir"), place.dataFolder,
                    QStringLiteral("--batch"), QString::number(place.batch)},
                   shell);
}

} // namespace penstock
