// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/statustext.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace penstock;

namespace {

const QLocale locale(QLocale::English);

QString clockText(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs(time)).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

//! 0:07, 3:10, 26:00:00
QString span(Milliseconds time)
{
    const qint64 seconds = std::max<qint64>(0, (time.count() + 999) / 1000);
    const QString rest = QStringLiteral("%1:%2");
    const QLatin1Char zero('0');
    if (seconds < 3600)
        return rest.arg(seconds / 60).arg(seconds % 60, 2, 10, zero);
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, zero)
        .arg(seconds % 60, 2, 10, zero);
}

QString numbersLine(const StreamOverview &overview)
{
    const BatchCounts &counts = overview.counts;
    QStringList parts{QStringLiteral("delivered %1").arg(locale.toString(counts.eventsDelivered))};
    if (const auto rate = overview.recent.eventsPerSecond)
        parts << QStringLiteral("%1 events/s").arg(locale.toString(std::llround(*rate)));
    parts << QStringLiteral("in flight %1").arg(locale.toString(counts.inFlight))
          << QStringLiteral("backing off %1").arg(locale.toString(counts.backingOff))
          << QStringLiteral("dead letters %1").arg(locale.toString(counts.deadLettered));
    if (counts.discarded > 0)
        parts << QStringLiteral("discarded %1").arg(locale.toString(counts.discarded));
    if (overview.notCollected > 0)
        parts << QStringLiteral("not collected %1").arg(locale.toString(overview.notCollected));
    return parts.join(QStringLiteral(" · "));
}

QString backlogLine(const StreamOverview &overview, Moment now)
{
    const BatchCounts &counts = overview.counts;
    QStringList parts{QStringLiteral("backlog %1 events, %2")
                          .arg(locale.toString(counts.eventsWaiting),
                               locale.formattedDataSize(counts.bytesWaiting, 1, QLocale::DataSizeSIFormat))};
    if (overview.oldestWaiting)
        parts << QStringLiteral("the oldest waits for %1").arg(span(now.wall - *overview.oldestWaiting));
    if (overview.nextTry)
        parts << QStringLiteral("next try in %1").arg(span(overview.nextTry->steady - now.steady));
    return parts.join(QStringLiteral(" · "));
}

QString answersLine(const StreamOverview &overview)
{
    const AnswerPercentiles answers = percentilesOf(overview.recent.answerTimes);
    if (answers.answers == 0)
        return QStringLiteral("no answers yet");
    return QStringLiteral("answers: p50 %1 ms · p95 %2 ms · p99 %3 ms (the last %4)")
        .arg(answers.p50.count())
        .arg(answers.p95.count())
        .arg(answers.p99.count())
        .arg(locale.toString(qint64(answers.answers)));
}

QString survivalLine(const StreamOverview &overview, Moment now)
{
    const auto &loss = overview.firstLoss;
    if (!loss)
        return QStringLiteral("survives: nothing is being sent that could be given up");
    return QStringLiteral("survives %1: batch %2 is given up at %3 unless the endpoint answers")
        .arg(span(loss->at.steady - now.steady))
        .arg(loss->batch)
        .arg(clockText(loss->at.wall));
}

QStringList block(const QString &title, const StreamOverview &overview, Moment now)
{
    const QString indent = QStringLiteral("  ");
    return {QString(),
            title,
            indent + numbersLine(overview),
            indent + backlogLine(overview, now),
            indent + answersLine(overview),
            indent + survivalLine(overview, now)};
}

QString titleOf(const StreamOverview &overview)
{
    if (!overview.run)
        return overview.stream + QStringLiteral(" · never started");
    return QStringLiteral("%1 · %2 since %3").arg(overview.stream, overview.run->state, clockText(overview.run->since));
}

} // namespace

QStringList statusText(const std::vector<StreamOverview> &streams, Moment now, const QString &dataFolder,
                       const std::optional<MachineProblem> &problem)
{
    QStringList lines{QStringLiteral("%1 · %2").arg(dataFolder, clockText(now.wall))};
    if (problem)
        lines << problem->text;
    if (streams.size() > 1)
        lines += block(QStringLiteral("All %1 streams").arg(streams.size()), totalOf(streams), now);
    for (const StreamOverview &each : streams)
        lines += block(titleOf(each), each, now);
    return lines;
}
