// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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

//! What stands for a password: "env:ORDERS" and "vault:orders" → ORDERS.
[[nodiscard]] QString secretVariable(const SecretRef &ref);

//! The address without user, password and fragment; a secret parameter's value is replaced by what `standIn` makes of
//! its name.
[[nodiscard]] QString outgoingAddress(const QString &url, const std::function<QString(const QString &name)> &standIn);

} // namespace penstock
