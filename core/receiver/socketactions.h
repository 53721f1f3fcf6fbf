// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

// What QTcpSocket cannot do. One file per system: socketactions_unix.cpp.

namespace penstock {

//! The next close of the socket sends RST, and drops what is still to be sent.
void resetOnClose(qintptr descriptor);

//! Sends FIN and goes on reading.
void shutdownWriting(qintptr descriptor);

} // namespace penstock
