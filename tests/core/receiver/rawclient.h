// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace penstock {

//! A bare TCP client that never blocks the test's event loop and tells FIN from RST.
class RawClient
{
public:
    enum class End { None, Fin, Reset };

    explicit RawClient(quint16 port)
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }

    ~RawClient() { leave(); }

    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    [[nodiscard]] bool isConnected() const { return m_connected; }

    //! Gives how many bytes the socket took.
    qint64 send(const QByteArray &bytes)
    {
        return ::send(m_socket, bytes.constData(), std::size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    }

    //! What has come so far.
    const QByteArray &received()
    {
        std::array<char, 64 * 1024> buffer;
        while (m_end == End::None) {
            const ssize_t size = ::recv(m_socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
            if (size <= 0) {
                if (size == 0)
                    m_end = End::Fin;
                else if (errno == ECONNRESET)
                    m_end = End::Reset;
                break;
            }
            m_received.append(buffer.data(), size);
        }
        return m_received;
    }

    End end()
    {
        received();
        return m_end;
    }

    void leave()
    {
        if (m_socket >= 0)
            ::close(m_socket);
        m_socket = -1;
    }

private:
    int m_socket = -1;
    bool m_connected = false;
    QByteArray m_received;
    End m_end = End::None;
};

} // namespace penstock
