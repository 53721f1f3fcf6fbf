// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/retryafter.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace penstock {

namespace {

constexpr std::chrono::seconds longestWait{std::numeric_limits<qint32>::max()};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::chrono::seconds parseSeconds(const QByteArray &digits)
{
    bool fits = false;
    const std::chrono::seconds wait{digits.toLongLong(&fits)};
    return fits ? std::min(wait, longestWait) : longestWait;
}

// A two-digit year that seems to lie more than 50 years ahead is the past one with the same digits.
QDateTime inThisCentury(QDateTime date, WallTime now)
{
    const QDateTime today = QDateTime::fromMSecsSinceEpoch(epochMs(now), Qt::UTC);
    date = date.addYears(today.date().year() / 100 * 100 - date.date().year() / 100 * 100);
    return date > today.addYears(50) ? date.addYears(-100) : date;
}

QDateTime parseDate(const QByteArray &value, WallTime now)
{
    const QString text = QString::fromLatin1(value).simplified();
    const QLocale english = QLocale::c();
    QDateTime date = english.toDateTime(text, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid())
        date = english.toDateTime(text, QStringLiteral("ddd MMM d HH:mm:ss yyyy"));
    if (!date.isValid()) {
        // The weekday is left out: Qt would check it against the wrong century.
        date = english.toDateTime(text.section(u", "_qs, 1), QStringLiteral("dd-MMM-yy HH:mm:ss 'GMT'"));
        if (date.isValid())
            date = inThisCentury(date, now);
    }
    date.setTimeSpec(Qt::UTC);
    return date;
}

} // namespace

std::optional<Milliseconds> parseRetryAfter(const QByteArray &value, WallTime now)
{
    const QByteArray trimmed = value.trimmed();
    if (trimmed.isEmpty())
        return std::nullopt;
    if (std::all_of(trimmed.begin(), trimmed.end(), isDigit))
        return parseSeconds(trimmed);

    const QDateTime date = parseDate(trimmed, now);
    if (!date.isValid())
        return std::nullopt;
    return std::max(Milliseconds(date.toMSecsSinceEpoch() - epochMs(now)), Milliseconds(0));
}

} // namespace penstock
