// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/chart.h"

#include <algorithm>

namespace penstock {

namespace {

WallTime timeOf(qint64 second)
{
    return wallTimeFromEpochMs(second * 1000);
}

//! Everything about one span of time, over the streams that are asked for.
struct Span
{
    qint64 from = 0;
    qint64 to = 0;
    qint64 known = 0;      //!< seconds of it in which Penstock ran
    qint64 knownSince = 0; //!< as it began, Penstock had been running since; else `from`
    qint64 delivered = 0;
    qint64 failed = 0;
    qint64 deadLetters = 0;
    AnswerTimes answers{};
    std::optional<Backlog> backlog{};
};

//! When Penstock ran, the present included.
std::vector<RunningSpan> runningOf(const TrafficHistory &history, qint64 end)
{
    std::vector<RunningSpan> running;
    for (const RunningSpan &span : history.running())
        running.push_back({span.from, span.to + 1});
    if (!running.empty() && end - running.back().to <= TrafficHistory::longestSilence)
        running.back().to = std::max(running.back().to, end);
    return running;
}

std::vector<Span> spansOf(const std::vector<RunningSpan> &running, qint64 end, qint64 length, qint64 step)
{
    std::vector<Span> spans;
    for (qint64 from = beginOf(end - length, step); from < end; from += step) {
        Span span{.from = from, .to = std::min(from + step, end), .knownSince = from};
        for (const RunningSpan &ran : running) {
            span.known += std::max<qint64>(0, std::min(span.to, ran.to) - std::max(span.from, ran.from));
            if (ran.from <= from && from < ran.to)
                span.knownSince = ran.from;
        }
        span.known = std::min(span.known, span.to - span.from); // the clock was set back
        spans.push_back(span);
    }
    return spans;
}

Backlog highest(const Backlog &one, const Backlog &other)
{
    return {std::max(one.events, other.events), std::max(one.bytes, other.bytes)};
}

//! The highest it was in each span: what it was before, while nothing changes.
void addBacklog(std::vector<Span> &spans, const TrafficSeries &series, qint64 step)
{
    const qint64 first = spans.front().from;
    std::vector<TrafficSlot> changes(spans.size());
    series.forEach(first, spans.back().to, step, [&](const TrafficSlot &slot) {
        TrafficSlot &change = changes[std::size_t((slot.second - first) / step)];
        if (slot.highestBacklog)
            change.highestBacklog = highest(*slot.highestBacklog, change.highestBacklog.value_or(Backlog()));
        if (slot.lastBacklog)
            change.lastBacklog = slot.lastBacklog;
    });
    std::optional<Backlog> present;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        Span &span = spans[i];
        if (i == 0 || span.knownSince != spans[i - 1].knownSince)
            present = series.backlogAt(span.from, span.knownSince);
        if (span.known > 0 && (present || changes[i].highestBacklog)) {
            const Backlog own = highest(present.value_or(Backlog()), changes[i].highestBacklog.value_or(Backlog()));
            const Backlog others = span.backlog.value_or(Backlog());
            span.backlog = Backlog{others.events + own.events, others.bytes + own.bytes};
        }
        if (changes[i].lastBacklog)
            present = changes[i].lastBacklog;
    }
}

void addSeries(std::vector<Span> &spans, const TrafficSeries &series, ChartKind kind, qint64 step)
{
    const qint64 first = spans.front().from;
    series.forEach(first, spans.back().to, step, [&](const TrafficSlot &slot) {
        Span &span = spans[std::size_t((slot.second - first) / step)];
        span.delivered += slot.eventsDelivered;
        span.failed += slot.eventsFailed;
        span.deadLetters += slot.batchesDeadLettered;
        if (kind == ChartKind::AnswerTimes)
            span.answers.add(slot.answers);
    });
    if (kind == ChartKind::Backlog)
        addBacklog(spans, series, step);
}

std::optional<double> percentileOf(const AnswerTimes &answers, double share)
{
    const auto time = answers.percentile(share);
    return time ? std::optional(double(time->count())) : std::nullopt;
}

std::array<std::optional<double>, 3> valuesOf(const Span &span, ChartKind kind)
{
    const AnswerTimes &answers = span.answers;
    switch (kind) {
    case ChartKind::Delivery:
        if (span.known == 0)
            return {};
        return {double(span.delivered) / double(span.known), double(span.failed) / double(span.known), {}};
    case ChartKind::Backlog:
        if (!span.backlog)
            return {};
        return {double(span.backlog->events), double(span.backlog->bytes), {}};
    case ChartKind::AnswerTimes:
        return {percentileOf(answers, 0.50), percentileOf(answers, 0.95), percentileOf(answers, 0.99)};
    }
    Q_UNREACHABLE();
}

} // namespace

std::chrono::seconds lengthOf(ChartRange range)
{
    switch (range) {
    case ChartRange::Minute:
        return std::chrono::minutes(1);
    case ChartRange::TenMinutes:
        return std::chrono::minutes(10);
    case ChartRange::Hour:
        return std::chrono::hours(1);
    case ChartRange::Day:
        return std::chrono::hours(24);
    }
    Q_UNREACHABLE();
}

std::chrono::seconds stepOf(ChartRange range)
{
    switch (range) {
    case ChartRange::Minute:
        return std::chrono::seconds(1);
    case ChartRange::TenMinutes:
        return std::chrono::seconds(4);
    case ChartRange::Hour:
        return std::chrono::seconds(20);
    case ChartRange::Day:
        return std::chrono::minutes(4);
    }
    Q_UNREACHABLE();
}

bool Chart::isEmpty() const
{
    return std::ranges::none_of(points, [](const ChartPoint &point) {
        return std::ranges::any_of(point.values, [](const auto &value) { return value.has_value(); });
    });
}

Chart chartOf(const TrafficHistory &history, const ChartQuestion &question, WallTime now)
{
    const qint64 end = secondOf(now - chartDelay);
    const qint64 length = lengthOf(question.range).count();
    const qint64 step = stepOf(question.range).count();
    std::vector<Span> spans = spansOf(runningOf(history, end), end, length, step);
    for (const auto &[stream, series] : history.streams()) {
        if (!question.stream || *question.stream == stream)
            addSeries(spans, series, question.kind, step);
    }

    Chart chart{.question = question, .from = timeOf(end - length), .to = timeOf(end), .points = {}, .marks = {}};
    for (const Span &span : spans) {
        chart.points.append({.from = timeOf(span.from),
                             .to = timeOf(span.to),
                             .isKnown = span.known > 0,
                             .values = valuesOf(span, question.kind),
                             .deadLetters = span.deadLetters});
    }
    for (const TrafficMark &mark : history.marks()) {
        const bool isAsked = !question.stream || *question.stream == mark.stream;
        if (isAsked && mark.to >= chart.from && mark.from < chart.to)
            chart.marks.push_back(mark);
    }
    return chart;
}

} // namespace penstock
