// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace penstock {

//! Sets TCP_NODELAY on every TCP socket of this process. Each system has its own file for it.
void setNoDelayOnTcpSockets();

} // namespace penstock
