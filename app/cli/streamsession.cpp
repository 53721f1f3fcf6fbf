// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/streamsession.h"

#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "app/cli/recordjson.h"
#include "core/time/bootclock.h"

#include <QEventLoop>
#include <QUrl>

using namespace penstock;

StreamSession::StreamSession(Engine &engine)
    : m_engine(engine)
    , m_trafficStore(engine.dataFolder(), currentMoment().wall)
    , m_trafficRecorder(m_traffic, m_trafficStore, m_scheduler)
    , m_machine(m_scheduler, engine.dataFolder())
{
    m_trafficRecorder.follow(m_engine);
    connect(&m_trafficStore, &TrafficStore::noticed, this, &StreamSession::say);
    connect(&m_engine, &Engine::statusChanged, this, &StreamSession::follow);
    connect(&m_engine, &Engine::noticed, this, &StreamSession::say);
    connect(&m_machine, &MachineWatch::began, this, [this](const MachineProblem &problem) { say(problem.text); });
    noteInLog(m_machine, m_engine);
    if (!m_engine.damage().detail.isEmpty())
        say(m_engine.damage().detail);
}

Result<> StreamSession::run(const StreamSetup &setup, const std::optional<Again> &redeliver)
{
    const auto stream = m_engine.add(setup);
    if (!stream)
        return tl::unexpected(stream.error());
    m_stream = *stream;
    m_host = QUrl(setup.config.destination.url).host();

    QEventLoop loop;
    connect(&m_engine, &Engine::streamFinished, &loop, &QEventLoop::quit);
    connect(&m_shutdown, &ShutdownSignal::requested, this, [this] {
        m_interrupted = true;
        say(QStringLiteral("Stopping: what is on the wire is finished first (a second signal ends at once)."));
        stop();
    });

    const Moment begun = currentMoment();
    if (redeliver)
        m_engine.redeliver(*stream, redeliver->batches, redeliver->rate);
    m_engine.start(*stream);
    loop.exec();
    m_elapsed = currentMoment().steady - begun.steady;
    m_progress.clear();
    if (const auto *stopped = std::get_if<Stopped>(&m_status.state); stopped && !stopped->reason.isEmpty())
        return failure(stopped->reason);
    return {};
}

void StreamSession::stop()
{
    m_engine.stop(m_stream);
}

void StreamSession::hideProgress()
{
    m_showsProgress = false;
}

int StreamSession::exitCode() const
{
    const bool cutShort = m_status.redelivery && m_status.redelivery->stopped;
    if (m_interrupted && (pendingBatches(m_status.batches) > 0 || !m_status.sourceEnded || cutShort))
        return StoppedWithWork;
    return m_status.run.batchesDeadLettered > 0 ? SomethingFailed : Done;
}

void StreamSession::follow(const StreamStatus &status)
{
    m_status = status;
    m_machine.take(status, m_host);
    if (m_showsProgress)
        m_progress.show(status);
    const auto *blocked = std::get_if<Blocked>(&status.state);
    const QString reason = blocked ? blocked->reason : QString();
    if (reason != m_saidBlocked && !reason.isEmpty())
        say(QStringLiteral("Waiting: %1").arg(reason));
    m_saidBlocked = reason;
}

void StreamSession::say(const QString &text)
{
    m_progress.clear();
    printMessage(text);
}
