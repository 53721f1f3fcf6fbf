// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/outcome.h"
#include "core/stream/streamconfig.h"

#include <functional>

namespace penstock {

//! A header as it may be written into a text for others: a literal value, or the name that stands for a secret.
struct OutgoingHeader
{
    QString name;
    QString value;      //!< empty where it is a secret
    QString secretName; //!< ORDERS_API_KEY; empty where the value is no secret
};

//! The destination's static headers in their order. A literal that looks like a secret is treated as one.
[[nodiscard]] QList<OutgoingHeader> outgoingHeaders(const Destination &destination);

//! The headers of a request that was made, secrets masked, as a program has to be told them: without those that follow
//! from address and body, and without what the destination's user name and password make. A masked one is named as
//! outgoingHeaders(destination) names it.
[[nodiscard]] QList<OutgoingHeader> outgoingHeaders(const Destination &destination, const HeaderFields &sent);

//! What stands for a password: "env:ORDERS" and "vault:orders" → ORDERS.
[[nodiscard]] QString secretVariable(const SecretRef &ref);

//! The address without user, password and fragment; a secret parameter's value is replaced by what `standIn` makes of
//! its name.
[[nodiscard]] QString outgoingAddress(const QString &url, const std::function<QString(const QString &name)> &standIn);

//! The address as others may see it: secret parameters' values are left out.
[[nodiscard]] QString publicAddress(const QString &url);

} // namespace penstock
