// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/socketactions.h"

#include <sys/socket.h>

namespace penstock {

void resetOnClose(qintptr descriptor)
{
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(descriptor), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

void shutdownWriting(qintptr descriptor)
{
    ::shutdown(int(descriptor), SHUT_WR);
}

} // namespace penstock
