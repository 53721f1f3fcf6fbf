// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/resolveddestination.h"
#include "core/probe/probereport.h"
#include "core/probe/testevents.h"
#include "core/time/scheduler.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace penstock {

class HttpSender;
class NetworkProbe;

//! What an endpoint test is to do.
struct ProbeOrder
{
    StreamConfig config;             //!< sound, but for its address
    ResolvedDestination destination; //!< of that config, secrets in clear
    QSet<ProbeStep> leftOut;         //!< of the steps that send requests
    bool markHeader = false;         //!< each request carries X-Penstock-Test: 1, too
    quint64 seed = 1;                //!< of the events; another one for each test
};

//! Tests one endpoint step by step, with the sender that the stream itself has, and stops where it makes no sense to go
//! on. Makes each request once.
//!
//! Lives in a thread with an event loop, the scheduler's. Destroying it drops what is on the wire.
class EndpointTest final : public QObject
{
    Q_OBJECT

public:
    EndpointTest(ProbeOrder order, const Catalog &catalog, Scheduler &scheduler, QObject *parent = nullptr);
    ~EndpointTest() override;

    void start();
    void cancel(); //!< finished() follows, with what is known until now

Q_SIGNALS:
    void stepBegun(penstock::ProbeStep step);
    void stepDone(const penstock::ProbeResult &result); //!< of every step once, in order, unless cancelled
    void finished(const penstock::ProbeReport &report);

private:
    void checkAddress();
    void reachNetwork();
    void runNext(); //!< of the steps that send requests
    void post();
    void take(Outcome outcome);
    void add(const ProbeResult &result);
    void skipRest(const QString &why);
    void finish();
    [[nodiscard]] QString reasonToLeaveOut(ProbeStep step) const;
    [[nodiscard]] QList<TestBody> bodiesOf(ProbeStep step);
    [[nodiscard]] std::unique_ptr<HttpSender> makeSender(bool wrongCredentials);

    ProbeOrder m_order;
    Scheduler &m_scheduler;
    TestEvents m_events;
    ProbeReport m_report;
    SteadyTime m_began{};
    std::unique_ptr<NetworkProbe> m_network;
    std::unique_ptr<HttpSender> m_sender;
    QList<TestBody> m_bodies; //!< of the present step
    QList<Outcome> m_outcomes;
    qsizetype m_next = 0; //!< in probeSteps
    bool m_cancelled = false;
};

//! The same destination with a password or key that cannot be right; none where it has neither.
[[nodiscard]] std::optional<ResolvedDestination> withWrongCredentials(ResolvedDestination destination);

} // namespace penstock
