// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/nodelaycheck.h"

#include "core/delivery/descriptors.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace penstock {

bool allConnectionsHaveNoDelay(quint16 port)
{
    int with = 0;
    int without = 0;
    forEachDescriptor([&](int descriptor) {
        sockaddr_in address{};
        socklen_t size = sizeof address;
        if (getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0 ||
            address.sin_family != AF_INET || ntohs(address.sin_port) != port)
            return;
        int on = 0;
        socklen_t length = sizeof on;
        getsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, &length);
        ++(on ? with : without);
    });
    return with > 0 && without == 0;
}

} // namespace penstock
