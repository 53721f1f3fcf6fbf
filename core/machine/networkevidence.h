// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/batchstate.h"

#include <QString>

#include <map>
#include <optional>

namespace penstock {

//! Judges by what requests came to whether the machine has a network. Pure.
//!
//! One endpoint that cannot be reached may be its own fault; two hosts at once, with none that can, are the network's, and so
//! is one while no network interface is up. Endpoints on this machine need no network and tell nothing.
class NetworkEvidence
{
public:
    //! `failure`: of the newest attempt; none: it was delivered, or none was made.
    void take(const QString &host, const std::optional<Failure> &failure);
    void forget(const QString &host) { m_hosts.erase(host); }

    [[nodiscard]] bool isGone(bool hasInterface) const;

private:
    std::map<QString, bool> m_hosts; //!< whether it failed to be reached
};

//! Names this machine: no network is needed.
[[nodiscard]] bool isThisMachine(const QString &host);

//! Whether a network interface is up that leads out of this machine.
[[nodiscard]] bool hasNetworkInterface();

} // namespace penstock
