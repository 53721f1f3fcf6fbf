// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/endpointtester.h"

#include "core/destination/dialects.h"
#include "core/event/catalog.h"
#include "core/probe/endpointtest.h"
#include "core/time/systemscheduler.h"

#include <QRandomGenerator>

namespace penstock {

//! Owns what is under way; everything in it runs in the tester's thread.
class EndpointTester::Worker final : public QObject
{
public:
    SystemScheduler scheduler;
    std::unique_ptr<EndpointTest> test;
    std::unique_ptr<LatencyProbe> latency;

    void drop()
    {
        test.reset();
        latency.reset();
    }
};

EndpointTester::EndpointTester(const Catalog &catalog, Secrets &secrets, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_secrets(secrets)
    , m_worker(new Worker)
{
    m_thread.setObjectName(QStringLiteral("test"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

EndpointTester::~EndpointTester()
{
    m_thread.quit();
    m_thread.wait();
}

void EndpointTester::test(const ProbeSubject &subject, const ProbeChoice &choice)
{
    QMetaObject::invokeMethod(m_worker, [this, subject, choice] {
        m_worker->drop();
        auto destination = destinationOf(subject.config, subject.baseFolder, m_secrets);
        if (!destination)
            return Q_EMIT failed(destination.error().message);
        m_worker->test =
            std::make_unique<EndpointTest>(ProbeOrder{subject.config, *std::move(destination), choice.leftOut,
                                                      choice.markHeader, QRandomGenerator::system()->generate64()},
                                           m_catalog, m_worker->scheduler);
        connect(m_worker->test.get(), &EndpointTest::stepBegun, this, &EndpointTester::stepBegun);
        connect(m_worker->test.get(), &EndpointTest::stepDone, this, &EndpointTester::stepDone);
        connect(m_worker->test.get(), &EndpointTest::finished, this, &EndpointTester::finished);
        m_worker->test->start();
    });
}

void EndpointTester::measure(const ProbeSubject &subject, const LatencyOrder &order)
{
    QMetaObject::invokeMethod(m_worker, [this, subject, order] {
        m_worker->drop();
        auto destination = destinationOf(subject.config, subject.baseFolder, m_secrets);
        if (!destination)
            return Q_EMIT failed(destination.error().message);
        SystemScheduler &scheduler = m_worker->scheduler;
        TestEvents events(subject.config, m_catalog, QRandomGenerator::system()->generate64(), scheduler.now().wall);
        m_worker->latency =
            std::make_unique<LatencyProbe>(order, *std::move(destination), std::move(events), scheduler);
        connect(m_worker->latency.get(), &LatencyProbe::answered, this, &EndpointTester::answered);
        connect(m_worker->latency.get(), &LatencyProbe::finished, this, &EndpointTester::measured);
        m_worker->latency->start();
    });
}

void EndpointTester::cancel()
{
    QMetaObject::invokeMethod(m_worker, [this] {
        if (m_worker->test)
            m_worker->test->cancel();
        m_worker->drop();
    });
}

} // namespace penstock
