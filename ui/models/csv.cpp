// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/csv.h"

#include <QDateTime>

#include <algorithm>

namespace penstock {

namespace {

QString cellText(const QString &cell)
{
    const bool isPlain = std::ranges::none_of(
        cell, [](QChar each) { return each == u',' || each == u'"' || each == u'\n' || each == u'\r'; });
    return isPlain ? cell : u'"' + QString(cell).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

QByteArray csvText(const QList<QStringList> &lines)
{
    QByteArray text;
    for (const QStringList &line : lines) {
        QStringList cells;
        for (const QString &cell : line)
            cells.append(cellText(cell));
        text += cells.join(u',').toUtf8() + "\r\n";
    }
    return text;
}

QString csvTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs(time), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace penstock
