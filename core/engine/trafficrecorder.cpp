// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/trafficrecorder.h"

#include "core/engine/engine.h"
#include "core/history/trafficstore.h"

namespace penstock {

namespace {

constexpr Milliseconds tickInterval{1000};
constexpr int ticksPerSave = 5;

std::optional<TrafficMark> markOf(const StreamStatus &status)
{
    if (const auto *paused = std::get_if<Paused>(&status.state))
        return TrafficMark{status.id, TrafficMark::Kind::Paused, paused->since.wall, {}};
    if (const auto *held = std::get_if<Held>(&status.state))
        return TrafficMark{status.id, TrafficMark::Kind::Held, held->since.wall, {}};
    return {};
}

} // namespace

TrafficRecorder::TrafficRecorder(TrafficHistory &history, TrafficStore &store, Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_history(history)
    , m_store(store)
    , m_scheduler(scheduler)
{
    connect(&store, &TrafficStore::loaded, this, [this](const TrafficRecord &stored) {
        m_history.restore(stored);
        m_isLoaded = true;
    });
    tick();
}

TrafficRecorder::~TrafficRecorder()
{
    save();
}

void TrafficRecorder::follow(const Engine &engine)
{
    connect(&engine, &Engine::trafficCounted, this, &TrafficRecorder::count);
    connect(&engine, &Engine::statusChanged, this, &TrafficRecorder::followStatus);
}

void TrafficRecorder::count(StreamId stream, const std::vector<TrafficSlot> &seconds)
{
    m_history.count(stream, seconds);
}

void TrafficRecorder::followStatus(const StreamStatus &status)
{
    const auto mark = markOf(status);
    m_history.setMark(status.id, mark ? std::optional(mark->kind) : std::nullopt, mark ? mark->from : WallTime(),
                      m_scheduler.now().wall);
}

void TrafficRecorder::tick()
{
    m_history.tick(m_scheduler.now().wall);
    if (++m_ticks % ticksPerSave == 0)
        save();
    m_timer = m_scheduler.callAfter(tickInterval, [this] { tick(); });
}

void TrafficRecorder::save()
{
    if (m_isLoaded)
        m_store.write(m_history.takeChanges(), m_scheduler.now().wall);
}

} // namespace penstock
