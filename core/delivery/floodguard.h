// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <unordered_map>

namespace penstock {

//! Cuts connections on which a peer sends headers without end.
//!
//! QNetworkAccessManager reads a status line and headers of any length, and while more comes its thread does nothing
//! else: it does not even hear that a request was aborted. Only the socket itself can be stopped from outside.
class FloodGuard
{
public:
    //! No head of an answer is as long as this, and no body is read further.
    static constexpr quint64 limit = 64 * 1024;

    //! What one look at the connections found.
    struct Look
    {
        int cuts = 0;          //!< connections that were shut down
        bool suspects = false; //!< another brought more than `limit` since the look before: the next should come soon
    };

    //! Shuts down each connection to this port that has brought more than `limit` bytes since something was last sent
    //! on it, counted from the first look.
    [[nodiscard]] Look cutFloods(quint16 port);

private:
    struct Traffic
    {
        quint16 localPort = 0;
        quint64 sent = 0;     //!< and acknowledged
        quint64 received = 0; //!< when `sent` was reached
    };

    std::unordered_map<int, Traffic> m_traffic; //!< by descriptor
};

} // namespace penstock
