// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <atomic>
#include <chrono>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace penstock {

//! One request as it came over the wire.
struct WireRequest
{
    int connection = 0; //!< from 1
    QByteArray head;    //!< request line and headers, without the empty line
    QByteArray body;
};

//! A server on a free port of 127.0.0.1 that misbehaves as a script says, and counts what really arrives.
//!
//! Plain sockets and a thread for each connection, so that nothing tidies up what goes over the wire.
class HostileServer final
{
public:
    class Peer;
    using Script = std::function<void(Peer &)>; //!< runs once for each connection, in its thread

    explicit HostileServer(Script script);
    ~HostileServer();
    HostileServer(const HostileServer &) = delete;
    HostileServer &operator=(const HostileServer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/in")) const;

    [[nodiscard]] int connections() const { return m_connections; } //!< so far
    [[nodiscard]] int openConnections() const;
    [[nodiscard]] int posts() const { return m_posts; } //!< request lines seen, of whole requests or not
    [[nodiscard]] qint64 bytesSent() const { return m_bytesSent; }
    [[nodiscard]] QList<WireRequest> requests() const; //!< whole ones

private:
    void acceptAll();

    Script m_script;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_posts = 0;
    std::atomic<qint64> m_bytesSent = 0;
    mutable std::mutex m_mutex; //!< guards the three below
    QList<WireRequest> m_requests;
    std::list<int> m_sockets;
    std::list<std::thread> m_threads;
    std::thread m_acceptor;
};

//! One connection, seen from the server's end.
class HostileServer::Peer final
{
public:
    Peer(HostileServer &server, int socket, int number);

    [[nodiscard]] int number() const { return m_number; } //!< of the connection, from 1

    bool readHead();                         //!< false: the peer closed, or the server stops
    bool readPart(qsizetype bytes);          //!< until that much of the request has come, its head included
    bool readUntil(const QByteArray &bytes); //!< have come, wherever
    bool readRequest();                      //!< head and body
    bool send(const QByteArray &bytes);
    bool drip(const QByteArray &bytes, std::chrono::milliseconds interval); //!< a byte at a time
    void sendEndlessly(const QByteArray &bytes);
    bool wait(std::chrono::milliseconds duration); //!< false: the server stops
    void finishWriting();                          //!< half close
    void resetOnClose();                           //!< the script's end sends RST
    void waitForClose();                           //!< reads on until the peer closes

private:
    bool fill();
    void noteRequestLine();

    HostileServer &m_server;
    int m_socket;
    int m_number;
    QByteArray m_buffer;
    QByteArray m_head;
    bool m_lineNoted = false;
};

} // namespace penstock
