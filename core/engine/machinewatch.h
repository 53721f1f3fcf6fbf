// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"
#include "core/machine/clockwatch.h"
#include "core/machine/machineproblem.h"
#include "core/machine/networkevidence.h"
#include "core/time/scheduler.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>

namespace penstock {

//! What the watch reads; tests give a machine that they can break.
struct MachineProbe
{
    std::function<ClockReading()> clocks = readClocks;
    std::function<Storage(const QString &dataFolder)> storage = readStorage; //!< in a thread of the pool
    std::function<bool()> hasNetwork = hasNetworkInterface;                  //!< the same
};

//! Sees what goes wrong with the machine, and that it is over. Lives in the thread that made it.
class MachineWatch final : public QObject
{
    Q_OBJECT

public:
    static constexpr Milliseconds interval{2'000};
    static constexpr Milliseconds tellTime{60'000}; //!< so long it tells of what is over at once: a jump, a sleep

    MachineWatch(Scheduler &scheduler, QString dataFolder, MachineProbe probe = {}, QObject *parent = nullptr);
    ~MachineWatch() override;

    void take(const StreamStatus &status, const QString &host); //!< of the stream's endpoint

    [[nodiscard]] const QList<MachineProblem> &problems() const { return m_problems; }

Q_SIGNALS:
    void changed(const QList<penstock::MachineProblem> &problems);
    void began(const penstock::MachineProblem &problem);
    void ended(const penstock::MachineProblem &problem);

private:
    struct Facts
    {
        Storage storage;
        bool hasNetwork = true;
    };

    struct Passing
    {
        MachineProblem problem;
        SteadyTime until;
    };

    void look();
    void readClock();
    void judge(const Facts &facts);

    Scheduler &m_scheduler;
    const QString m_dataFolder;
    const MachineProbe m_probe;
    ClockWatch m_clocks;
    NetworkEvidence m_network;
    std::map<StreamId, QString> m_hosts;
    QList<Passing> m_passing;
    QList<MachineProblem> m_problems;
    bool m_isReading = false;
    std::unique_ptr<Scheduler::Timer> m_timer;
};

class Engine;

//! Writes into the engine's log what begins and what is over.
void noteInLog(const MachineWatch &watch, Engine &engine);

} // namespace penstock
