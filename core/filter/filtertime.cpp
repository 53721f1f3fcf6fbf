// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filtertime.h"

#include <QDateTime>

namespace penstock {

namespace {

NumberRange stretch(const QDateTime &from, const QDateTime &to)
{
    return {from.toMSecsSinceEpoch(), to.toMSecsSinceEpoch() - 1};
}

NumberRange wholeDay(QDate day)
{
    return stretch(day.startOfDay(), day.addDays(1).startOfDay());
}

std::optional<NumberRange> timeOfDay(QDate day, QStringView written)
{
    const QString text = written.toString();
    if (const QTime minute = QTime::fromString(text, QStringLiteral("H:mm")); minute.isValid()) {
        const QDateTime from(day, minute);
        return stretch(from, from.addSecs(60));
    }
    if (const QTime second = QTime::fromString(text, QStringLiteral("H:mm:ss")); second.isValid()) {
        const QDateTime from(day, second);
        return stretch(from, from.addSecs(1));
    }
    return std::nullopt;
}

} // namespace

std::optional<NumberRange> timeWritten(QStringView value, WallTime now)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(epochMs(now)).date();
    if (value.compare(QLatin1String("today"), Qt::CaseInsensitive) == 0)
        return wholeDay(today);
    if (value.compare(QLatin1String("yesterday"), Qt::CaseInsensitive) == 0)
        return wholeDay(today.addDays(-1));
    constexpr qsizetype dateLength = 10;
    const QDate day = QDate::fromString(value.left(dateLength).toString(), Qt::ISODate);
    if (!day.isValid())
        return timeOfDay(today, value);
    if (value.size() == dateLength)
        return wholeDay(day);
    const bool parted = value[dateLength] == u'T' || value[dateLength] == u' ';
    return parted ? timeOfDay(day, value.mid(dateLength + 1)) : std::nullopt;
}

std::optional<Milliseconds> ageWritten(QStringView value)
{
    constexpr std::pair<QLatin1String, std::chrono::seconds> units[] = {{QLatin1String("min"), std::chrono::minutes(1)},
                                                                        {QLatin1String("s"), std::chrono::seconds(1)},
                                                                        {QLatin1String("h"), std::chrono::hours(1)},
                                                                        {QLatin1String("d"), std::chrono::hours(24)}};
    for (const auto &[name, length] : units) {
        if (!value.endsWith(name, Qt::CaseInsensitive))
            continue;
        bool isNumber = false;
        const int count = value.chopped(name.size()).toInt(&isNumber);
        return isNumber && count >= 0 ? std::optional<Milliseconds>(length * qint64(count)) : std::nullopt;
    }
    return std::nullopt;
}

NumberRange momentOfAge(Milliseconds age, WallTime now)
{
    const qint64 moment = epochMs(now - age);
    return {moment, moment};
}

} // namespace penstock
