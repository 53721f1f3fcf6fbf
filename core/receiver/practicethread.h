// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/findingtally.h"
#include "core/receiver/httpserver.h"
#include "core/receiver/practicecertificate.h"
#include "core/receiver/practicelogin.h"
#include "core/receiver/practicescript.h"
#include "core/receiver/receivedrequest.h"
#include "core/result.h"

#include <QThread>

#include <future>

namespace penstock {

class Catalog;

//! How a practice endpoint is started.
struct PracticeSetup
{
    PracticeScript script = {};
    quint16 port = 0;                                //!< 0: a free one
    std::optional<CertificateKind> certificate = {}; //!< none: plain HTTP
    std::optional<PracticeLogin> login = {};         //!< none: everybody is let in
    const Catalog *catalog = nullptr;                //!< given: every event is checked; outlives the endpoint
};

//! Where a practice endpoint can be reached.
struct PracticePlace
{
    quint16 port = 0;
    QByteArray authority = {}; //!< what a client has to trust, as PEM; empty without TLS

    [[nodiscard]] QString address() const; //!< "https://127.0.0.1:18443/"
};

//! What a practice endpoint has seen since its last report.
struct PracticeReport
{
    QList<ReceivedRequest> requests;
    QStringList failedHandshakes; //!< the reasons
    // Since it began:
    PracticeCounters counters;
    QList<TalliedFinding> findings;
};

//! The practice endpoint in a thread of its own, beside an engine that sends to it.
//!
//! Lives in the thread that made it; commands go to its own thread, reports come back, both queued.
class PracticeThread final : public QThread
{
    Q_OBJECT

public:
    PracticeThread();
    ~PracticeThread() override; //!< closes it

    //! Listens on 127.0.0.1. Once; waits a few milliseconds until it does.
    [[nodiscard]] Result<PracticePlace> listen(const PracticeSetup &setup);

    void play(const PracticeScript &script) { Q_EMIT scriptWanted(script); } //!< from its beginning
    void press(const practice::Behaviour &behaviour, bool once) { Q_EMIT pressWanted(behaviour, once); }
    void release() { Q_EMIT releaseWanted(); }

Q_SIGNALS:
    void reported(const penstock::PracticeReport &report); //!< at most 10 a second

    // To its own thread.
    void scriptWanted(const penstock::PracticeScript &script);
    void pressWanted(const penstock::practice::Behaviour &behaviour, bool once);
    void releaseWanted();

private:
    void run() override;
    [[nodiscard]] Result<HttpServerOptions> serverOptions(PracticePlace &place) const;

    PracticeSetup m_setup;
    std::promise<Result<PracticePlace>> m_place;
};

} // namespace penstock
