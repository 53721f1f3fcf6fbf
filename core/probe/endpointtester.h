// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/latencyprobe.h"
#include "core/probe/probereport.h"
#include "core/result.h"

#include <QObject>
#include <QSet>
#include <QThread>

namespace penstock {

class Secrets;

//! A stream whose endpoint is to be tested.
struct ProbeSubject
{
    StreamConfig config; //!< sound
    QString baseFolder;  //!< of its file: where its relative paths start
};

//! What the user chose for a test.
struct ProbeChoice
{
    QSet<ProbeStep> leftOut;
    bool markHeader = false; //!< each request carries X-Penstock-Test: 1, too

    friend bool operator==(const ProbeChoice &, const ProbeChoice &) = default;
};

//! Tests endpoints without ever making the window wait: one test or measurement at a time, a new one ends the one before.
//!
//! Lives in the window's thread; reads secrets, looks up names and sends in the thread "test".
class EndpointTester final : public QObject
{
    Q_OBJECT

public:
    //! Both outlive it; `secrets` may be read from any thread.
    EndpointTester(const Catalog &catalog, Secrets &secrets, QObject *parent = nullptr);
    ~EndpointTester() override;

    void test(const ProbeSubject &subject, const ProbeChoice &choice);
    void measure(const ProbeSubject &subject, const LatencyOrder &order);

    //! Of a test, finished() follows with what is known until now; of a measurement nothing does.
    void cancel();

Q_SIGNALS:
    void stepBegun(penstock::ProbeStep step);
    void stepDone(const penstock::ProbeResult &result);
    void finished(const penstock::ProbeReport &report);
    void answered(int requests); //!< of the measurement, so far
    void measured(const penstock::LatencyReport &report);
    void failed(const QString &reason); //!< it could not begin: a secret is missing, say

private:
    class Worker;

    const Catalog &m_catalog;
    Secrets &m_secrets;
    QThread m_thread;
    Worker *m_worker; //!< lives in m_thread, which deletes it
};

} // namespace penstock
