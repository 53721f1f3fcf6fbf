// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QNetworkProxyFactory>

namespace penstock {

//! No proxy, said in the way that lets QNetworkAccessManager buffer what it reads.
//!
//! With QNetworkProxy::NoProxy the manager opens its sockets unbuffered and then takes an answer's status line and
//! headers from the kernel byte by byte: a system call for each of them, hundreds an answer. The default proxy is
//! looked up by the socket itself, which then is a buffered one; the application's is set to none, so that look-up
//! asks nobody and blocks nothing.
class DirectProxy final : public QNetworkProxyFactory
{
public:
    DirectProxy();

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override;
};

} // namespace penstock
