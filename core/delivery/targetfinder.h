// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/scheduler.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QUrl>

#include <functional>
#include <optional>

namespace penstock {

//! Asks for the addresses of a host; `done` is called in the context's thread, later, and not when it is gone by then.
using HostLookup =
    std::function<void(const QString &host, QObject *context, const std::function<void(const QHostInfo &)> &done)>;

//! By the system's resolver, without blocking.
[[nodiscard]] HostLookup systemHostLookup();

//! Where one stream's requests may go.
struct Targets
{
    QList<QHostAddress> addresses; //!< all allowed, the one to try first in front
    QString trouble;               //!< why there is none
};

//! Those of a host's addresses that isAllowedTarget() lets through.
[[nodiscard]] Targets allowedTargets(const QList<QHostAddress> &addresses, const QUrl &url);

//! Finds the addresses of a stream's host and leaves out those that isAllowedTarget() refuses. Requests go to the
//! address that was looked at, not to the name: a second look-up could lead elsewhere. Lives in the engine's thread.
class TargetFinder final : public QObject
{
    Q_OBJECT

public:
    static constexpr Milliseconds freshFor{10'000};

    TargetFinder(const QUrl &url, Scheduler &scheduler, HostLookup lookUp);

    //! Null when they have to be looked up first.
    [[nodiscard]] const Targets *known() const;

    //! found() comes later; once for several calls.
    void lookUp();

    //! No connection to it came about: the others are tried first from now on.
    void putLast(const QHostAddress &address);

Q_SIGNALS:
    void found(const Targets &targets);

private:
    void take(const QHostInfo &info);

    QUrl m_url;
    Scheduler &m_scheduler;
    HostLookup m_lookUp;
    bool m_lookingUp = false;
    bool m_isLiteral;
    std::optional<Targets> m_targets;
    SteadyTime m_foundAt;
    QList<QHostAddress> m_last; //!< the worst at the end
};

} // namespace penstock
