// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/traffichistory.h"

#include <algorithm>

namespace penstock {

void TrafficHistory::count(StreamId stream, const std::vector<TrafficSlot> &seconds)
{
    TrafficSeries &series = m_streams[stream];
    for (const TrafficSlot &second : seconds)
        series.add(second);
}

void TrafficHistory::setMark(StreamId stream, std::optional<TrafficMark::Kind> kind, WallTime since, WallTime now)
{
    const auto lasting = m_lasting.find(stream);
    if (lasting != m_lasting.end()) {
        TrafficMark &mark = lasting->second;
        mark.to = std::max(now, mark.from);
        if (kind == mark.kind && since == mark.from)
            return;
        m_marks.push_back(mark);
        m_changedMarks.push_back(mark);
        m_lasting.erase(lasting);
    }
    if (kind)
        m_lasting.emplace(stream, TrafficMark{stream, *kind, since, std::max(now, since)});
}

void TrafficHistory::tick(WallTime now)
{
    const qint64 second = secondOf(now);
    const bool goesOn = m_ticked && second >= m_running.back().to && second - m_running.back().to <= longestSilence;
    if (goesOn)
        m_running.back().to = second;
    else
        m_running.push_back({second, second});
    m_ticked = true;
    for (auto &[stream, mark] : m_lasting)
        mark.to = std::max(now, mark.from);
    if (second % TrafficSeries::minute == 0)
        prune(second);
}

void TrafficHistory::prune(qint64 now)
{
    const qint64 before = now - TrafficSeries::keepMinutes;
    for (auto &[stream, series] : m_streams)
        series.prune(now);
    std::erase_if(m_marks, [&](const TrafficMark &mark) { return secondOf(mark.to) < before; });
    std::erase_if(m_running, [&](const RunningSpan &span) { return span.to < before; });
}

void TrafficHistory::restore(const TrafficRecord &stored)
{
    for (const StreamTraffic &traffic : stored.streams)
        m_streams[traffic.stream].restore(traffic.seconds, traffic.minutes);
    m_marks.insert(m_marks.begin(), stored.marks.begin(), stored.marks.end());
    m_running.insert(m_running.begin(), stored.running.begin(), stored.running.end());
}

TrafficRecord TrafficHistory::takeChanges()
{
    TrafficRecord record;
    for (auto &[stream, series] : m_streams) {
        auto [seconds, minutes] = series.takeChanges();
        if (!seconds.empty())
            record.streams.push_back({stream, std::move(seconds), std::move(minutes)});
    }
    record.marks = std::exchange(m_changedMarks, {});
    for (const auto &[stream, mark] : m_lasting)
        record.marks.push_back(mark);
    if (m_ticked)
        record.running.push_back(m_running.back());
    return record;
}

const TrafficSeries *TrafficHistory::series(StreamId stream) const
{
    const auto found = m_streams.find(stream);
    return found == m_streams.end() ? nullptr : &found->second;
}

std::vector<TrafficMark> TrafficHistory::marks() const
{
    std::vector<TrafficMark> marks = m_marks;
    for (const auto &[stream, mark] : m_lasting)
        marks.push_back(mark);
    return marks;
}

} // namespace penstock
