// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/floodguard.h"

#include "core/delivery/descriptors.h"

#include <array>

#include <linux/tcp.h> // the C library's own header lacks the byte counters
#include <netinet/in.h>
#include <sys/socket.h>

namespace penstock {

namespace {

// What has already arrived is thrown away too: it would be read a byte at a time.
void cut(int descriptor)
{
    shutdown(descriptor, SHUT_RDWR);
    std::array<char, 64 * 1024> dropped;
    while (recv(descriptor, dropped.data(), dropped.size(), MSG_DONTWAIT) > 0) {
    }
}

} // namespace

FloodGuard::Look FloodGuard::cutFloods(quint16 port)
{
    Look look;
    std::unordered_map<int, Traffic> seen;
    forEachDescriptor([&](int descriptor) {
        if (peerPort(descriptor) != port)
            return;
        tcp_info info{};
        socklen_t size = sizeof info;
        if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
            return;

        const Traffic now{localPort(descriptor).value_or(0), info.tcpi_bytes_acked, info.tcpi_bytes_received};
        const auto known = m_traffic.find(descriptor);
        const bool isSame = known != m_traffic.end() && known->second.localPort == now.localPort;
        const bool onlyReceived = isSame && known->second.sent == now.sent;
        const Traffic &baseline = seen.emplace(descriptor, onlyReceived ? known->second : now).first->second;
        if (now.received - baseline.received > limit) {
            cut(descriptor);
            ++look.cuts;
        } else if (now.received - (isSame ? known->second.received : 0) > limit) {
            look.suspects = true;
        }
    });
    m_traffic = std::move(seen);
    return look;
}

} // namespace penstock
