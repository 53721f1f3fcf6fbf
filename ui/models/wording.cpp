// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/wording.h"

#include "core/overloaded.h"
#include "ui/models/mark.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <numeric>

namespace penstock {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

QDateTime localTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs(time));
}

QString offsetText(const QDateTime &time)
{
    const int minutes = time.offsetFromUtc() / 60;
    return QStringLiteral("UTC%1%2:%3")
        .arg(minutes < 0 ? QLatin1Char('-') : QLatin1Char('+'))
        .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

QString trippedLine(const Tripped &tripped, const Moment &now)
{
    if (!tripped.nextProbe)
        return tr("Held by its breaker · probing");
    return tr("Held by its breaker · probe %1").arg(countdownText(tripped.nextProbe->steady - now.steady));
}

QString runningLine(const StreamStatus &status, const Moment &now)
{
    if (status.tripped)
        return trippedLine(*status.tripped, now);
    const bool moving = status.eventsPerSecond >= 0.05;
    const QString rate = tr("%1 events/s").arg(rateText(status.eventsPerSecond));
    if (status.batches.backingOff == 0)
        return moving ? rate : markWord(Mark::Running);

    const QString failing = tr("%1 backing off").arg(numberText(status.batches.backingOff));
    if (moving)
        return tr("%1 · %2").arg(rate, failing);
    if (!status.nextRetry)
        return failing;
    const QString left = countdownText(status.nextRetry->steady - now.steady);
    return tr("%1 · %2").arg(failing, tr("next try %1").arg(left));
}

qint64 waiting(const BatchCounts &counts)
{
    return counts.queued + counts.inFlight + counts.backingOff;
}

QString stoppedLine(const Stopped &state, const StreamStatus &status)
{
    const QString word = state.reason.isEmpty() ? markWord(Mark::Stopped) : tr("Stopped: %1").arg(state.reason);
    const qint64 left = waiting(status.batches);
    return left == 0 ? word : tr("%1 · %2 waiting").arg(word, numberText(left));
}

} // namespace

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

QString rateText(double perSecond)
{
    if (perSecond > 0 && perSecond < 10)
        return QLocale().toString(perSecond, 'f', 1);
    return QLocale().toString(qRound64(perSecond));
}

QString sizeText(qint64 bytes)
{
    const double kilobytes = double(bytes) / 1000;
    if (bytes < 1000)
        return tr("%1 B").arg(numberText(bytes));
    if (kilobytes < 9.95)
        return tr("%1 KB").arg(QLocale().toString(kilobytes, 'f', 1));
    if (kilobytes < 999.5)
        return tr("%1 KB").arg(numberText(qRound64(kilobytes)));
    if (kilobytes < 999'950)
        return tr("%1 MB").arg(QLocale().toString(kilobytes / 1000, 'f', 1));
    return tr("%1 GB").arg(QLocale().toString(kilobytes / 1e6, 'f', 2));
}

QString tookText(Milliseconds took)
{
    const qint64 ms = took.count();
    if (ms < 1000)
        return tr("%1 ms").arg(numberText(ms));
    if (ms < 60'000)
        return tr("%1 s").arg(QLocale().toString(double(ms) / 1000, 'f', 1));
    return countdownText(took);
}

QString delayText(Milliseconds delay)
{
    const qint64 ms = delay.count();
    if (ms < 1000)
        return tr("%1 ms").arg(numberText(ms));
    if (ms % 1000 != 0)
        return tr("%1 s").arg(QLocale().toString(double(ms) / 1000, 'f', 1));
    if (ms <= 600'000)
        return tr("%1 s").arg(numberText(ms / 1000));
    return countdownText(delay);
}

QString countdownText(Milliseconds left)
{
    const qint64 seconds = qMax<qint64>(0, (left.count() + 999) / 1000);
    const auto twoDigits = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(twoDigits(seconds % 60));
    return QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(twoDigits(seconds / 60 % 60), twoDigits(seconds % 60));
}

QString minuteText(WallTime time)
{
    return localTime(time).toString(QStringLiteral("HH:mm"));
}

QString secondText(WallTime time)
{
    return localTime(time).toString(QStringLiteral("HH:mm:ss"));
}

QString dateText(WallTime time)
{
    return localTime(time).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString exactText(WallTime time)
{
    const QDateTime local = localTime(time);
    return local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz ")) + offsetText(local);
}

QString dayMinuteText(WallTime time)
{
    return localTime(time).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString zoneText(WallTime time)
{
    return offsetText(localTime(time));
}

QString agoText(WallTime time, WallTime now)
{
    const qint64 seconds = (now - time).count() / 1000;
    if (seconds < 5)
        return tr("just now");
    if (seconds < 60)
        return tr("%1 s ago").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min ago").arg(seconds / 60);
    if (seconds < 86'400)
        return tr("%1 h ago").arg(seconds / 3600);
    return localTime(time).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString timeZoneText()
{
    return tr("Local time, %1").arg(offsetText(QDateTime::currentDateTime()));
}

QString tryText(int number, int most)
{
    return number == 0 ? QString() : tr("%1 of %2").arg(number).arg(qMax(number, most));
}

QString statusLine(const StreamStatus &status, const Moment &now)
{
    return std::visit(Overloaded{
                          [&](const Stopped &state) { return stoppedLine(state, status); },
                          [&](const Running &) { return runningLine(status, now); },
                          [&](const Paused &state) {
                              return tr("Paused %1 · %2 not collected")
                                  .arg(minuteText(state.since.wall), numberText(notCollected(status)));
                          },
                          [&](const Held &state) {
                              return tr("Held %1 · %2 waiting")
                                  .arg(minuteText(state.since.wall), numberText(waiting(status.batches)));
                          },
                          [&](const Stopping &) {
                              return status.batches.inFlight == 0
                                         ? markWord(Mark::Stopping)
                                         : tr("Stopping · %1 in flight").arg(numberText(status.batches.inFlight));
                          },
                          [](const Blocked &state) { return tr("Blocked: %1").arg(state.reason); },
                      },
                      status.state);
}

qint64 notCollected(const StreamStatus &status)
{
    return std::accumulate(status.notCollected.cbegin(), status.notCollected.cend(), qint64(0));
}

QString environmentWord(std::optional<Environment> environment)
{
    if (!environment)
        return tr("None");
    switch (*environment) {
    case Environment::Development:
        return tr("Development");
    case Environment::Staging:
        return tr("Staging");
    case Environment::Production:
        return tr("Production");
    }
    Q_UNREACHABLE();
}

QString environmentMark(Environment environment)
{
    switch (environment) {
    case Environment::Development:
        return tr("DEV");
    case Environment::Staging:
        return tr("STAGE");
    case Environment::Production:
        return tr("PROD");
    }
    Q_UNREACHABLE();
}

} // namespace penstock
