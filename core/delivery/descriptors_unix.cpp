// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/descriptors.h"

#include <charconv>
#include <cstring>
#include <memory>

#include <dirent.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace penstock {

namespace {

using NameOf = int (*)(int, sockaddr *, socklen_t *);

std::optional<quint16> portOf(int descriptor, NameOf nameOf)
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (nameOf(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return std::nullopt;
    if (address.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in &>(address).sin_port);
    if (address.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6 &>(address).sin6_port);
    return std::nullopt;
}

} // namespace

void forEachDescriptor(const std::function<void(int)> &visit)
{
    const auto closeFolder = [](DIR *folder) { closedir(folder); };
    const std::unique_ptr<DIR, decltype(closeFolder)> folder(opendir("/dev/fd"), closeFolder);
    if (!folder)
        return;

    while (const dirent *entry = readdir(folder.get())) {
        const char *name = entry->d_name;
        int descriptor = -1;
        if (std::from_chars(name, name + std::strlen(name), descriptor).ec == std::errc())
            visit(descriptor);
    }
}

std::optional<quint16> localPort(int descriptor)
{
    return portOf(descriptor, getsockname);
}

std::optional<quint16> peerPort(int descriptor)
{
    return portOf(descriptor, getpeername);
}

bool isConnectedTo(quint16 port)
{
    bool connected = false;
    forEachDescriptor([&](int descriptor) { connected = connected || peerPort(descriptor) == port; });
    return connected;
}

} // namespace penstock
