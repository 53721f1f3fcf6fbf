// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/machinewatch.h"

#include "core/engine/engine.h"

#include <QThreadPool>

#include <algorithm>

namespace penstock {

namespace {

bool holds(const QList<MachineProblem> &problems, MachineProblem::Kind kind)
{
    return std::ranges::any_of(problems, [kind](const MachineProblem &problem) { return problem.kind == kind; });
}

} // namespace

MachineWatch::MachineWatch(Scheduler &scheduler, QString dataFolder, MachineProbe probe, QObject *parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_dataFolder(std::move(dataFolder))
    , m_probe(std::move(probe))
{
    look();
}

MachineWatch::~MachineWatch() = default;

void MachineWatch::take(const StreamStatus &status, const QString &host)
{
    if (std::holds_alternative<Stopped>(status.state)) {
        if (const auto known = m_hosts.extract(status.id))
            m_network.forget(known.mapped());
        return;
    }
    m_hosts[status.id] = host;
    m_network.take(host, status.lastFailure);
}

void MachineWatch::look()
{
    m_timer = m_scheduler.callAfter(interval, [this] { look(); });
    readClock();
    // A disk that hangs keeps one thread waiting, not one for each look.
    if (std::exchange(m_isReading, true))
        return;
    // Whoever reads may outlast the watch: the answer goes by an object that both may leave alone.
    auto *carrier = new QObject;
    const auto facts = std::make_shared<Facts>();
    connect(carrier, &QObject::destroyed, this, [this, facts] {
        m_isReading = false;
        judge(*facts);
    });
    QThreadPool::globalInstance()->start([carrier, facts, probe = m_probe, folder = m_dataFolder] {
        *facts = {probe.storage(folder), probe.hasNetwork()};
        carrier->deleteLater();
    });
}

void MachineWatch::readClock()
{
    const ClockReading reading = m_probe.clocks();
    const ClockWatch::News news = m_clocks.take(reading);
    const SteadyTime until = reading.now.steady + tellTime;
    m_passing.removeIf([&](const Passing &passing) { return passing.until <= reading.now.steady; });
    const auto add = [&](const MachineProblem &problem) {
        m_passing.removeIf([&](const Passing &passing) { return passing.problem.kind == problem.kind; });
        m_passing.append({problem, until});
    };
    if (news.slept)
        add(slept(*news.slept));
    if (news.jumped)
        add(clockJumped(*news.jumped));
}

void MachineWatch::judge(const Facts &facts)
{
    QList<MachineProblem> problems;
    if (const auto problem = problemOf(facts.storage, m_dataFolder))
        problems.append(*problem);
    if (m_network.isGone(facts.hasNetwork))
        problems.append(networkGone());
    for (const Passing &passing : std::as_const(m_passing))
        problems.append(passing.problem);
    if (problems == m_problems)
        return;

    const QList<MachineProblem> before = std::exchange(m_problems, problems);
    for (const MachineProblem &problem : std::as_const(problems)) {
        if (!holds(before, problem.kind))
            Q_EMIT began(problem);
    }
    for (const MachineProblem &problem : before) {
        if (!holds(problems, problem.kind))
            Q_EMIT ended(problem);
    }
    Q_EMIT changed(problems);
}

void noteInLog(const MachineWatch &watch, Engine &engine)
{
    QObject::connect(&watch, &MachineWatch::began, &engine, [&engine](const MachineProblem &problem) {
        engine.note(problemName(problem.kind), problem.text);
    });
    QObject::connect(&watch, &MachineWatch::ended, &engine, [&engine](const MachineProblem &problem) {
        if (lasts(problem.kind))
            engine.note(QStringLiteral("over"), problemName(problem.kind));
    });
}

} // namespace penstock
