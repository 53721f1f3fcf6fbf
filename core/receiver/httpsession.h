// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/httprequest.h"

#include <QString>

#include <functional>
#include <memory>

namespace penstock {

class HttpConnection;

//! What the requests of one connection come to. Made with the connection, dropped with it.
//!
//! A request passes began, head, received; requestReceived() is answered through the connection, now or later:
//! answer(), or write() and close(), or reset(), or never. The next request is not read before that.
class HttpSession
{
public:
    virtual ~HttpSession() = default;

    //! Of a connection by TLS, before its first request; connectionLost() follows.
    virtual void handshakeFailed(const QString &) {}

    virtual void requestBegan() {}
    virtual void headReceived(const HttpRequest &) {}

    //! The request is valid until the call returns.
    virtual void requestReceived(const HttpRequest &request) = 0;

    //! In place of requestReceived(): the connection itself answers with the refusal's status and closes.
    virtual void requestRefused(const HttpRequest &, const HttpRefusal &) {}

    //! While the session owes the rest of an answer: all that it has written has gone out.
    virtual void roomToWrite() {}

    //! The connection is closed, whoever closed it.
    virtual void connectionLost() {}
};

using HttpSessionFactory = std::function<std::unique_ptr<HttpSession>(HttpConnection &)>;

} // namespace penstock
