// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/machine/networkevidence.h"

#include "core/delivery/failurecause.h"

#include <QHostAddress>
#include <QNetworkInterface>

#include <algorithm>

namespace penstock {

void NetworkEvidence::take(const QString &host, const std::optional<Failure> &failure)
{
    if (isThisMachine(host))
        return;
    const auto cause = failure ? std::optional(causeOf(failure->reason, failure->status)) : std::nullopt;
    m_hosts[host] =
        cause == FailureCause::UnknownHost || cause == FailureCause::Unreachable || cause == FailureCause::Network;
}

bool NetworkEvidence::isGone(bool hasInterface) const
{
    const auto unreached = std::ranges::count_if(m_hosts, [](const auto &host) { return host.second; });
    const bool all = unreached > 0 && std::size_t(unreached) == m_hosts.size();
    return all && (unreached > 1 || !hasInterface);
}

bool isThisMachine(const QString &host)
{
    const QString name = host.toLower();
    return name == QLatin1String("localhost") || name.endsWith(QLatin1String(".localhost")) ||
           QHostAddress(name).isLoopback();
}

bool hasNetworkInterface()
{
    return std::ranges::any_of(QNetworkInterface::allInterfaces(), [](const QNetworkInterface &network) {
        const QNetworkInterface::InterfaceFlags flags = network.flags();
        const bool isUp = flags.testFlag(QNetworkInterface::IsUp) && flags.testFlag(QNetworkInterface::IsRunning);
        const QList<QNetworkAddressEntry> addresses = network.addressEntries();
        return isUp && !flags.testFlag(QNetworkInterface::IsLoopBack) &&
               std::ranges::any_of(addresses, [](const auto &entry) { return !entry.ip().isLinkLocal(); });
    });
}

} // namespace penstock
