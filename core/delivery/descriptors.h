// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

namespace penstock {

//! Visits every open descriptor of this process: the only public way to the sockets that QNetworkAccessManager keeps
//! to itself. Each system has its own file for it. Another thread may close one at any time.
void forEachDescriptor(const std::function<void(int descriptor)> &visit);

} // namespace penstock
