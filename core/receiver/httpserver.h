// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/httpconnection.h"
#include "core/result.h"

#include <QHostAddress>
#include <QObject>

#include <memory>
#include <vector>

namespace penstock {

//! A small HTTP/1.1 server for this machine: the practice endpoint and the input over HTTP stand on it.
//!
//! Lives in one thread with an event loop; it may be moved to it before listen(). When all connections are taken, the
//! one that has been idle longest gives way, those that never sent a request first; when none is idle, newcomers wait.
class HttpServer final : public QObject
{
    Q_OBJECT

public:
    HttpServer(Scheduler &scheduler, HttpSessionFactory makeSession, HttpServerOptions options = {},
               QObject *parent = nullptr);
    ~HttpServer() override;

    //! Gives the port; `port` 0 takes a free one. On a loopback address, requests for a foreign Host are refused.
    [[nodiscard]] Result<quint16> listen(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);
    void close(); //!< and every connection at once

    [[nodiscard]] int connectionCount() const { return int(m_connections.size()); }

private:
    class Listener;

    void accept(qintptr descriptor);
    void forget(HttpConnection *connection);
    void dismissIdle(const HttpConnection *newcomer);
    void acceptWhileThereIsRoom();
    [[nodiscard]] bool isFull() const { return connectionCount() >= m_options.maxConnections; }
    void sweep();
    void scheduleSweep();

    Scheduler &m_scheduler;
    const HttpSessionFactory m_makeSession;
    const HttpServerOptions m_options;
    std::unique_ptr<Listener> m_listener;
    std::size_t m_bodyBytes = 0; //!< held by all connections
    std::vector<std::unique_ptr<HttpConnection>> m_connections;
    std::vector<std::unique_ptr<HttpConnection>> m_closed; //!< until the event loop is reached
    std::unique_ptr<Scheduler::Timer> m_sweepTimer;
};

} // namespace penstock
