// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/targetfinder.h"

#include "core/delivery/failurewords.h"
#include "core/delivery/targetaddress.h"

#include <algorithm>

namespace penstock {

Targets allowedTargets(const QList<QHostAddress> &addresses, const QUrl &url)
{
    Targets targets;
    std::ranges::copy_if(addresses, std::back_inserter(targets.addresses),
                         [](const QHostAddress &address) { return isAllowedTarget(addressKind(address)); });
    if (addresses.isEmpty())
        targets.trouble = networkErrorWords(QNetworkReply::HostNotFoundError, url, {});
    else if (targets.addresses.isEmpty())
        targets.trouble = refusedTargetWords(url, addresses.first());
    return targets;
}

HostLookup systemHostLookup()
{
    return [](const QString &host, QObject *context, const std::function<void(const QHostInfo &)> &done) {
        QHostInfo::lookupHost(host, context, done);
    };
}

TargetFinder::TargetFinder(const QUrl &url, Scheduler &scheduler, HostLookup lookUp)
    : m_url(url)
    , m_scheduler(scheduler)
    , m_lookUp(std::move(lookUp))
    , m_isLiteral(!QHostAddress(url.host()).isNull())
{
    if (m_isLiteral)
        m_targets = allowedTargets({QHostAddress(url.host())}, url);
}

const Targets *TargetFinder::known() const
{
    const bool isFresh = m_isLiteral || m_scheduler.now().steady - m_foundAt < freshFor;
    return m_targets && isFresh ? &*m_targets : nullptr;
}

void TargetFinder::lookUp()
{
    if (m_lookingUp)
        return;
    m_lookingUp = true;
    m_lookUp(m_url.host(), this, [this](const QHostInfo &info) { take(info); });
}

void TargetFinder::take(const QHostInfo &info)
{
    m_lookingUp = false;
    Targets targets = allowedTargets(info.addresses(), m_url);
    // A name server gives them in another order each time: connections are kept only where the first stays the same.
    const QList<QHostAddress> before = m_targets ? m_targets->addresses : QList<QHostAddress>();
    const auto place = [&](const QHostAddress &address) {
        const qsizetype known = before.indexOf(address);
        return m_last.contains(address) ? before.size() + 1 + m_last.indexOf(address)
                                        : (known < 0 ? before.size() : known);
    };
    std::ranges::stable_sort(targets.addresses, {}, place);
    if (targets.trouble.isEmpty())
        m_targets = targets;
    else
        m_targets.reset();
    m_foundAt = m_scheduler.now().steady;
    Q_EMIT found(targets);
}

void TargetFinder::putLast(const QHostAddress &address)
{
    m_last.removeOne(address);
    m_last.append(address);
    if (m_targets && m_targets->addresses.removeOne(address))
        m_targets->addresses.append(address);
}

} // namespace penstock
