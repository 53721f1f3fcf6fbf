// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <functional>
#include <optional>

namespace penstock {

//! Visits every open descriptor of this process: the only public way to the sockets that QNetworkAccessManager keeps
//! to itself. Each system has its own file for it. Another thread may close one at any time.
void forEachDescriptor(const std::function<void(int descriptor)> &visit);

//! Of a connected TCP socket; none of anything else.
[[nodiscard]] std::optional<quint16> localPort(int descriptor);
[[nodiscard]] std::optional<quint16> peerPort(int descriptor);

//! Whether this process has a connection to that port, of whatever machine.
[[nodiscard]] bool isConnectedTo(quint16 port);

} // namespace penstock
