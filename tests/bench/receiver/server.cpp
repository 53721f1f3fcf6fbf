// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/receiver/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <system_error>

namespace penstock::bench {

namespace {

int checked(int result, const char *what)
{
    if (result < 0)
        throw std::system_error(errno, std::generic_category(), what);
    return result;
}

FileDescriptor listenOn(std::uint16_t port)
{
    FileDescriptor listener(checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket"));
    const int on = 1;
    checked(::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on), "SO_REUSEADDR");
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    checked(::bind(listener.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address), "bind");
    checked(::listen(listener.get(), SOMAXCONN), "listen");
    return listener;
}

FileDescriptor takeSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGUSR1})
        sigaddset(&set, signal);
    checked(::sigprocmask(SIG_BLOCK, &set, nullptr), "sigprocmask");
    return FileDescriptor(checked(::signalfd(-1, &set, SFD_CLOEXEC), "signalfd"));
}

std::int64_t now()
{
    timespec time{};
    ::clock_gettime(CLOCK_REALTIME, &time);
    return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

bool sendAll(int fd, std::string_view bytes)
{
    return ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) == ssize_t(bytes.size());
}

} // namespace

Server::Server(ServerOptions options)
    : m_options(std::move(options))
    , m_answer("HTTP/1.1 " + std::to_string(m_options.status) +
               " Counted\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
    , m_listener(listenOn(m_options.port))
    , m_signals(takeSignals())
    , m_poll(checked(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1"))
    , m_buffer(256 * 1024)
{
    watch(m_listener.get());
    watch(m_signals.get());
}

std::uint16_t Server::port() const
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    checked(::getsockname(m_listener.get(), reinterpret_cast<sockaddr *>(&address), &size), "getsockname");
    return ntohs(address.sin_port);
}

Tally Server::run(const std::function<void(const Tally &)> &asked)
{
    std::array<epoll_event, 64> ready{};
    while (!isDone()) {
        const int count = ::epoll_wait(m_poll.get(), ready.data(), int(ready.size()), m_options.idleSeconds * 1000);
        if (count == 0)
            break;
        for (int i = 0; i < count; ++i) {
            const int fd = ready[std::size_t(i)].data.fd;
            if (fd == m_listener.get())
                acceptOne();
            else if (fd != m_signals.get())
                serve(fd);
            else if (!takeSignal(asked))
                return m_tally;
        }
    }
    return m_tally;
}

void Server::watch(int fd)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = fd;
    checked(::epoll_ctl(m_poll.get(), EPOLL_CTL_ADD, fd, &event), "epoll_ctl");
}

void Server::acceptOne()
{
    const int fd = ::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0)
        return; // the peer has gone already
    const int on = 1;
    checked(::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on), "TCP_NODELAY");
    m_connections.emplace(fd, Connection{FileDescriptor(fd), RequestReader(m_options.countedText)});
    ++m_tally.connections;
    watch(fd);
}

void Server::serve(int fd)
{
    Connection &connection = m_connections.at(fd);
    const ssize_t size = ::recv(fd, m_buffer.data(), m_buffer.size(), 0);
    if (size <= 0) {
        m_connections.erase(fd);
        return;
    }
    if (m_tally.firstByteAt == 0)
        m_tally.firstByteAt = now();
    m_tally.bytes += size;
    const auto progress = connection.reader.read({m_buffer.data(), std::size_t(size)});
    if (!answer(fd, progress))
        m_connections.erase(fd);
}

bool Server::answer(int fd, const RequestReader::Progress &progress)
{
    if (progress.requests > 0) {
        m_tally.requests += progress.requests;
        m_tally.events += progress.events;
        m_tally.lastRequestAt = now();
    }
    if (progress.wantsContinue && !sendAll(fd, "HTTP/1.1 100 Continue\r\n\r\n"))
        return false;
    for (int i = 0; i < progress.requests; ++i) {
        if (!sendAll(fd, m_answer))
            return false;
    }
    return progress.isHttp;
}

bool Server::takeSignal(const std::function<void(const Tally &)> &asked)
{
    signalfd_siginfo signal{};
    if (::read(m_signals.get(), &signal, sizeof signal) != sizeof signal || int(signal.ssi_signo) != SIGUSR1)
        return false;
    asked(m_tally);
    return true;
}

} // namespace penstock::bench
