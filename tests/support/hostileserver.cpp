// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hostileserver.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

namespace penstock {

HostileServer::HostileServer(Script script)
    : m_script(std::move(script))
    , m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (bind(m_listener, generic, size) != 0 || listen(m_listener, 64) != 0 ||
        getsockname(m_listener, generic, &size) != 0)
        qFatal("HostileServer: no port to listen on");
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { acceptAll(); });
}

HostileServer::~HostileServer()
{
    m_stopping = true;
    shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    close(m_listener);
    {
        const std::lock_guard lock(m_mutex);
        for (const int socket : m_sockets)
            shutdown(socket, SHUT_RDWR);
    }
    for (std::thread &thread : m_threads)
        thread.join();
}

QUrl HostileServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path));
}

int HostileServer::openConnections() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_sockets.size());
}

QList<WireRequest> HostileServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

void HostileServer::acceptAll()
{
    while (true) {
        const int socket = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const int number = ++m_connections;
        const std::lock_guard lock(m_mutex);
        m_sockets.push_back(socket);
        m_threads.emplace_back([this, socket, number] {
            Peer peer(*this, socket, number);
            m_script(peer);
            const std::lock_guard closing(m_mutex);
            m_sockets.remove(socket);
            close(socket);
        });
    }
}

HostileServer::Peer::Peer(HostileServer &server, int socket, int number)
    : m_server(server)
    , m_socket(socket)
    , m_number(number)
{
}

bool HostileServer::Peer::fill()
{
    char bytes[16 * 1024];
    const ssize_t count = recv(m_socket, bytes, sizeof bytes, 0);
    if (count <= 0)
        return false;
    m_buffer.append(bytes, count);
    noteRequestLine();
    return true;
}

void HostileServer::Peer::noteRequestLine()
{
    if (m_lineNoted || !m_buffer.contains('\n'))
        return;
    m_lineNoted = true;
    if (m_buffer.startsWith("POST "))
        ++m_server.m_posts;
}

bool HostileServer::Peer::readHead()
{
    noteRequestLine();
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!fill())
            return false;
    }
    m_head = m_buffer.left(end);
    m_buffer.remove(0, end + 4);
    return true;
}

bool HostileServer::Peer::readPart(qsizetype bytes)
{
    while (m_buffer.size() < bytes) {
        if (!fill())
            return false;
    }
    return true;
}

bool HostileServer::Peer::readUntil(const QByteArray &bytes)
{
    while (!m_buffer.contains(bytes)) {
        if (!fill())
            return false;
    }
    return true;
}

bool HostileServer::Peer::readRequest()
{
    if (!readHead())
        return false;
    qsizetype length = 0;
    for (const QByteArray &line : m_head.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            length = line.mid(15).trimmed().toLongLong();
    }
    while (m_buffer.size() < length) {
        if (!fill())
            return false;
    }
    const std::lock_guard lock(m_server.m_mutex);
    m_server.m_requests.append({m_number, m_head, m_buffer.left(length)});
    m_buffer.remove(0, length);
    m_lineNoted = false;
    return true;
}

bool HostileServer::Peer::send(const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t count =
            ::send(m_socket, bytes.constData() + done, std::size_t(bytes.size() - done), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        done += count;
        m_server.m_bytesSent += count;
    }
    return true;
}

bool HostileServer::Peer::drip(const QByteArray &bytes, std::chrono::milliseconds interval)
{
    return std::all_of(bytes.begin(), bytes.end(),
                       [&](char byte) { return send(QByteArray(1, byte)) && wait(interval); });
}

void HostileServer::Peer::sendEndlessly(const QByteArray &bytes)
{
    while (send(bytes)) {
    }
}

bool HostileServer::Peer::wait(std::chrono::milliseconds duration)
{
    pollfd waiting{.fd = m_socket, .events = POLLRDHUP, .revents = 0}; // ends early when the peer or the server goes
    poll(&waiting, 1, int(duration.count()));
    return !m_server.m_stopping;
}

void HostileServer::Peer::finishWriting()
{
    shutdown(m_socket, SHUT_WR);
}

void HostileServer::Peer::resetOnClose()
{
    const linger hard{.l_onoff = 1, .l_linger = 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
}

void HostileServer::Peer::waitForClose()
{
    m_buffer.clear();
    while (fill())
        m_buffer.clear();
}

} // namespace penstock
