// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/answermask.h"
#include "core/delivery/floodguard.h"
#include "core/delivery/httpexchange.h"
#include "core/delivery/resolveddestination.h"
#include "core/delivery/sender.h"
#include "core/delivery/targetfinder.h"

#include <QObject>

#include <vector>

namespace penstock {

//! Sends one stream's requests with QNetworkAccessManager. Lives in the engine's thread, which needs an event loop.
//!
//! Each stream has its own: connections are shared by host and port, whatever their TLS settings. Destroying it drops
//! what is on the wire, and no `done` is called for that: no verdict means not delivered.
class HttpSender final : public QObject, public Sender
{
    Q_OBJECT

public:
    //! The manager opens no more connections to one host; a request more would wait inside it, unseen.
    static constexpr int maxInFlight = 6;

    //! A destination that checkDestination() refuses makes every attempt fail with its words; nothing is sent.
    HttpSender(ResolvedDestination destination, Scheduler &scheduler, HostLookup lookUp = systemHostLookup());
    ~HttpSender() override;

    void send(const OutgoingRequest &request, Done done) override;

private:
    void refuse(qint64 bodySize, Done done);
    [[nodiscard]] std::shared_ptr<ConnectionPool> freePool();
    void settle(HttpExchange *exchange, qint64 bodySize, const Done &done);
    void setNoDelay();
    void watch();
    [[nodiscard]] HeaderFields shownHeadersFor(qint64 bodySize) const;

    ResolvedDestination m_destination;
    QString m_refusal; //!< why nothing can be sent; empty when all is well
    Scheduler &m_scheduler;
    AnswerMask m_mask;
    TargetFinder m_targets;
    HeaderFields m_shownHeaders;                          //!< all but the length
    QNetworkRequest m_request;                            //!< all but the length
    std::vector<std::shared_ptr<ConnectionPool>> m_pools; //!< for the next requests; one, but with a pin
    int m_requestsToWatch = 0;                            //!< until every new connection is sure to have TCP_NODELAY
    FloodGuard m_floodGuard;
    std::unique_ptr<Scheduler::Timer> m_watch; //!< while anything is on the wire
    std::vector<std::unique_ptr<HttpExchange>> m_exchanges;
};

} // namespace penstock
