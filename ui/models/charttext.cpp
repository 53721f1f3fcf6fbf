// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/charttext.h"

#include "ui/models/csv.h"
#include "ui/models/wording.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace penstock {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

QString valueText(ChartKind kind, std::size_t line, std::optional<double> value)
{
    if (!value)
        return QStringLiteral("–");
    switch (kind) {
    case ChartKind::Delivery:
        return tr("%1/s").arg(*value == std::floor(*value) ? numberText(qint64(*value))
                                                           : QLocale().toString(*value, 'f', *value < 100 ? 2 : 1));
    case ChartKind::Backlog:
        return line == 0 ? numberText(qint64(*value)) : sizeText(qint64(*value));
    case ChartKind::AnswerTimes:
        return tookText(Milliseconds(qint64(*value)));
    }
    Q_UNREACHABLE();
}

QStringList csvColumns(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Delivery:
        return {QStringLiteral("delivered (events/s)"), QStringLiteral("failed (events/s)")};
    case ChartKind::Backlog:
        return {QStringLiteral("backlog (events)"), QStringLiteral("backlog (bytes)")};
    case ChartKind::AnswerTimes:
        return {QStringLiteral("p50 (ms)"), QStringLiteral("p95 (ms)"), QStringLiteral("p99 (ms)")};
    }
    Q_UNREACHABLE();
}

QString isoTime(WallTime time)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(epochMs(time));
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

//! Which marks lie over the point.
QStringList marksOver(const Chart &chart, const ChartPoint &point, QString (*nameOf)(TrafficMark::Kind))
{
    QStringList names;
    for (const TrafficMark &mark : chart.marks) {
        const bool isOver = mark.from < point.to && mark.to >= point.from;
        if (isOver && !names.contains(nameOf(mark.kind)))
            names.append(nameOf(mark.kind));
    }
    return names;
}

QString csvMark(TrafficMark::Kind kind)
{
    return kind == TrafficMark::Kind::Paused ? QStringLiteral("paused") : QStringLiteral("held");
}

QString spanText(const Chart &chart, const ChartPoint &point)
{
    const QString span = tr("%1 – %2 %3").arg(secondText(point.from), secondText(point.to), zoneText(point.from));
    if (chart.question.range != ChartRange::Day)
        return span;
    const QDateTime begin = QDateTime::fromMSecsSinceEpoch(epochMs(point.from));
    return begin.toString(QStringLiteral("yyyy-MM-dd ")) + span;
}

//! The newest point that tells something.
const ChartPoint *newestOf(const Chart &chart)
{
    const auto tells = [](const ChartPoint &point) { return point.values.front().has_value(); };
    const auto found = std::find_if(chart.points.crbegin(), chart.points.crend(), tells);
    return found == chart.points.crend() ? nullptr : &*found;
}

} // namespace

QString chartTitle(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Delivery:
        return tr("Delivery");
    case ChartKind::Backlog:
        return tr("Backlog");
    case ChartKind::AnswerTimes:
        return tr("Answer times");
    }
    Q_UNREACHABLE();
}

QString rangeText(ChartRange range)
{
    switch (range) {
    case ChartRange::Minute:
        return tr("1 min");
    case ChartRange::TenMinutes:
        return tr("10 min");
    case ChartRange::Hour:
        return tr("1 h");
    case ChartRange::Day:
        return tr("24 h");
    }
    Q_UNREACHABLE();
}

QStringList lineNames(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Delivery:
        return {tr("Delivered per second"), tr("Failed per second")};
    case ChartKind::Backlog:
        return {tr("Events waiting"), tr("Size")};
    case ChartKind::AnswerTimes:
        return {tr("Median (p50)"), tr("95 % (p95)"), tr("99 % (p99)")};
    }
    Q_UNREACHABLE();
}

QString markName(TrafficMark::Kind kind)
{
    return kind == TrafficMark::Kind::Paused ? tr("Paused") : tr("Held");
}

QString notRunningText()
{
    return tr("Penstock was not running");
}

QList<ChartFact> factsOf(const Chart &chart, const ChartPoint &point)
{
    QList<ChartFact> facts{{QString(), spanText(chart, point)}};
    if (!point.isKnown) {
        facts.append({QString(), notRunningText()});
        return facts;
    }
    const ChartKind kind = chart.question.kind;
    const QStringList names = lineNames(kind);
    for (qsizetype line = 0; line < names.size(); ++line)
        facts.append({names[line], valueText(kind, std::size_t(line), point.values[std::size_t(line)])});
    if (point.deadLetters > 0)
        facts.append({tr("Dead letters"), numberText(point.deadLetters)});
    for (const QString &name : marksOver(chart, point, markName))
        facts.append({QString(), name});
    return facts;
}

QString describe(const Chart &chart, const QString &whose)
{
    const ChartKind kind = chart.question.kind;
    QStringList sentences{
        tr("%1 of %2, last %3.")
            .arg(chartTitle(kind), whose.isEmpty() ? tr("all streams") : whose, rangeText(chart.question.range))};
    const ChartPoint *newest = newestOf(chart);
    if (!newest) {
        sentences.append(tr("Nothing yet."));
        return sentences.join(QLatin1Char(' '));
    }
    QStringList values;
    const QStringList names = lineNames(kind);
    for (qsizetype line = 0; line < names.size(); ++line)
        values.append(
            tr("%1: %2").arg(names[line], valueText(kind, std::size_t(line), newest->values[std::size_t(line)])));
    sentences.append(tr("At %1: %2.").arg(secondText(newest->to), values.join(QStringLiteral(", "))));

    qint64 deadLetters = 0;
    for (const ChartPoint &point : chart.points)
        deadLetters += point.deadLetters;
    if (deadLetters > 0)
        sentences.append(tr("Dead letters: %1.").arg(numberText(deadLetters)));
    for (const TrafficMark &mark : chart.marks)
        sentences.append(tr("%1 from %2 to %3.").arg(markName(mark.kind), secondText(mark.from), secondText(mark.to)));
    return sentences.join(QLatin1Char(' '));
}

QByteArray csvOf(const Chart &chart)
{
    const QStringList columns = csvColumns(chart.question.kind);
    QList<QStringList> lines{QStringList{QStringLiteral("from"), QStringLiteral("to")} + columns +
                             QStringList{QStringLiteral("dead letters (batches)"), QStringLiteral("note")}};
    for (const ChartPoint &point : chart.points) {
        QStringList cells{isoTime(point.from), isoTime(point.to)};
        for (qsizetype line = 0; line < columns.size(); ++line) {
            const auto value = point.values[std::size_t(line)];
            cells.append(value ? QString::number(*value, 'g', 15) : QString());
        }
        cells.append(point.isKnown ? QString::number(point.deadLetters) : QString());
        cells.append(point.isKnown ? marksOver(chart, point, csvMark).join(QLatin1Char(' '))
                                   : QStringLiteral("not running"));
        lines.append(cells);
    }
    return csvText(lines);
}

QString fileNameOf(const Chart &chart, const QString &whose)
{
    QString name = tr("%1 – %2 – %3")
                       .arg(whose.isEmpty() ? tr("All streams") : whose, chartTitle(chart.question.kind),
                            rangeText(chart.question.range));
    for (const QChar each : QStringLiteral("/\\:*?\"<>|"))
        name.replace(each, QLatin1Char('-'));
    return name;
}

} // namespace penstock
