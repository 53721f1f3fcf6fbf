// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/httpserver.h"

#include <QCoreApplication>
#include <QSslSocket>
#include <QTcpServer>

#include <algorithm>
#include <tuple>

namespace penstock {

namespace {

//! Deadlines are looked after together: a timer per request would cost more than the request.
constexpr Milliseconds sweepInterval{500};
constexpr int backlog = 256;

} // namespace

class HttpServer::Listener final : public QTcpServer
{
public:
    explicit Listener(HttpServer &server)
        : m_server(server)
    {
        setListenBacklogSize(backlog);
    }

private:
    void incomingConnection(qintptr descriptor) override { m_server.accept(descriptor); }

    HttpServer &m_server;
};

HttpServer::HttpServer(Scheduler &scheduler, HttpSessionFactory makeSession, HttpServerOptions options, QObject *parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_makeSession(std::move(makeSession))
    , m_options(std::move(options))
{
}

HttpServer::~HttpServer()
{
    close();
}

Result<quint16> HttpServer::listen(const QHostAddress &address, quint16 port)
{
    close();
    m_listener = std::make_unique<Listener>(*this);
    if (!m_listener->listen(address, port)) {
        const QString reason = m_listener->errorString();
        m_listener.reset();
        return failure(QCoreApplication::translate("penstock",
                                                   "Cannot listen on %1, port %2: %3. Choose another port, or "
                                                   "0 for any free one.")
                           .arg(address.toString())
                           .arg(port)
                           .arg(reason));
    }
    scheduleSweep();
    return m_listener->serverPort();
}

void HttpServer::close()
{
    m_listener.reset();
    m_sweepTimer.reset();
    m_connections.clear();
    m_closed.clear();
}

void HttpServer::accept(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket =
        m_options.tls ? std::make_unique<QSslSocket>() : std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return;
    const bool loopback = m_listener->serverAddress().isLoopback();
    auto connection =
        std::make_unique<HttpConnection>(std::move(socket), m_options, m_scheduler, m_bodyBytes,
                                         loopback ? std::optional(m_listener->serverPort()) : std::nullopt);
    HttpConnection *const raw = connection.get();
    connect(raw, &HttpConnection::closed, this, [this, raw] { forget(raw); });
    connect(raw, &HttpConnection::becameIdle, this, [this, raw] {
        if (isFull())
            raw->close();
    });
    m_connections.push_back(std::move(connection));
    raw->start(m_makeSession(*raw));
    if (isFull())
        dismissIdle(raw);
    acceptWhileThereIsRoom();
}

void HttpServer::forget(HttpConnection *connection)
{
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [&](const auto &candidate) { return candidate.get() == connection; });
    if (found == m_connections.end())
        return;
    // The connection may be on the stack; what it refers to is the server's, so it may not outlive it either.
    m_closed.push_back(std::move(*found));
    m_connections.erase(found);
    QMetaObject::invokeMethod(
        this, [this] { m_closed.clear(); }, Qt::QueuedConnection);
    acceptWhileThereIsRoom();
}

void HttpServer::dismissIdle(const HttpConnection *newcomer)
{
    const auto rank = [newcomer](const auto &connection) {
        const bool mayGo = connection->isIdle() && connection.get() != newcomer;
        return std::tuple(!mayGo, connection->hasServed(), connection->deadline());
    };
    const auto first = std::min_element(m_connections.begin(), m_connections.end(),
                                        [&](const auto &a, const auto &b) { return rank(a) < rank(b); });
    if ((*first)->isIdle() && first->get() != newcomer)
        (*first)->close();
}

void HttpServer::acceptWhileThereIsRoom()
{
    if (m_listener && isFull())
        m_listener->pauseAccepting();
    else if (m_listener)
        m_listener->resumeAccepting();
}

void HttpServer::sweep()
{
    std::vector<HttpConnection *> expired;
    const SteadyTime now = m_scheduler.now().steady;
    for (const auto &connection : m_connections) {
        if (connection->deadline() <= now)
            expired.push_back(connection.get());
    }
    for (HttpConnection *connection : expired)
        connection->expire();
    // Also after the system ran out of descriptors, when Qt itself pauses.
    acceptWhileThereIsRoom();
    scheduleSweep();
}

void HttpServer::scheduleSweep()
{
    m_sweepTimer = m_scheduler.callAfter(sweepInterval, [this] { sweep(); });
}

} // namespace penstock
