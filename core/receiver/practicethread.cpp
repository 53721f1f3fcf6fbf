// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicethread.h"

#include "core/receiver/practiceendpoint.h"
#include "core/time/systemscheduler.h"

#include <utility>

namespace penstock {

namespace {

constexpr Milliseconds reportInterval{100};

//! Gathers what an endpoint tells, in its thread.
class Reporter
{
public:
    Reporter(PracticeEndpoint &endpoint, Scheduler &scheduler, std::function<void(const PracticeReport &)> report)
        : m_endpoint(endpoint)
        , m_scheduler(scheduler)
        , m_report(std::move(report))
    {
    }

    void add(const ReceivedRequest &request)
    {
        m_gathered.requests.append(request);
        wake();
    }

    void add(const QString &failedHandshake)
    {
        m_gathered.failedHandshakes.append(failedHandshake);
        wake();
    }

private:
    void wake()
    {
        if (!m_timer)
            m_timer = m_scheduler.callAfter(reportInterval, [this] { send(); });
    }

    void send()
    {
        m_timer.reset();
        PracticeReport report = std::exchange(m_gathered, {});
        report.counters = m_endpoint.counters();
        report.findings = m_endpoint.findings().list();
        m_report(report);
    }

    PracticeEndpoint &m_endpoint;
    Scheduler &m_scheduler;
    std::function<void(const PracticeReport &)> m_report;
    PracticeReport m_gathered;
    std::unique_ptr<Scheduler::Timer> m_timer;
};

} // namespace

QString PracticePlace::address() const
{
    const QString scheme = authority.isEmpty() ? QStringLiteral("http") : QStringLiteral("https");
    return QStringLiteral("%1://127.0.0.1:%2/").arg(scheme).arg(port);
}

PracticeThread::PracticeThread()
{
    setObjectName(QStringLiteral("practice"));
}

PracticeThread::~PracticeThread()
{
    quit();
    wait();
}

Result<PracticePlace> PracticeThread::listen(const PracticeSetup &setup)
{
    m_setup = setup;
    start();
    return m_place.get_future().get();
}

Result<HttpServerOptions> PracticeThread::serverOptions(PracticePlace &place) const
{
    HttpServerOptions options;
    if (!m_setup.certificate)
        return options;
    return makePracticeIdentity(*m_setup.certificate, SystemScheduler().now().wall)
        .map([&](const PracticeIdentity &identity) {
            place.authority = identity.authority;
            options.tls = identity.serverConfiguration();
            return options;
        });
}

void PracticeThread::run()
{
    PracticePlace place;
    const auto options = serverOptions(place);
    if (!options)
        return m_place.set_value(tl::unexpected(options.error()));

    SystemScheduler scheduler;
    PracticeEndpoint endpoint(scheduler, *options, m_setup.catalog);
    endpoint.setScript(m_setup.script);
    endpoint.setLogin(m_setup.login);
    Reporter reporter(endpoint, scheduler, [this](const PracticeReport &report) { Q_EMIT reported(report); });
    connect(&endpoint, &PracticeEndpoint::received, &endpoint,
            [&reporter](const ReceivedRequest &request) { reporter.add(request); });
    connect(&endpoint, &PracticeEndpoint::handshakeFailed, &endpoint,
            [&reporter](const QString &reason) { reporter.add(reason); });
    connect(this, &PracticeThread::scriptWanted, &endpoint, &PracticeEndpoint::setScript);
    connect(this, &PracticeThread::pressWanted, &endpoint, &PracticeEndpoint::press);
    connect(this, &PracticeThread::releaseWanted, &endpoint, &PracticeEndpoint::release);
    const auto port = endpoint.listen(m_setup.port);
    m_place.set_value(port.map([&place](quint16 listening) {
        place.port = listening;
        return place;
    }));
    exec();
}

} // namespace penstock
