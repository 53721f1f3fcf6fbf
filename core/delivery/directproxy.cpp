// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/directproxy.h"

namespace penstock {

DirectProxy::DirectProxy()
{
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
}

QList<QNetworkProxy> DirectProxy::queryProxy(const QNetworkProxyQuery &)
{
    return {QNetworkProxy(QNetworkProxy::DefaultProxy)};
}

} // namespace penstock
