// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>

namespace penstock {

//! What kind of network an address leads to.
enum class AddressKind {
    Public,
    Private, //!< of a company's, home's or provider's own network
    Loopback,
    LinkLocal,
    Metadata, //!< hands out a cloud machine's own credentials
    Unspecified,
    Multicast, //!< or broadcast
};

//! The kind of an address, or of the IPv4 address that an IPv6 address stands for: mapped, 6to4, Teredo, NAT64.
[[nodiscard]] AddressKind addressKind(const QHostAddress &address);

//! Whether a stream may connect there. Private and loopback addresses are fine: receivers are built and tested on them.
[[nodiscard]] bool isAllowedTarget(AddressKind kind);

//! For people: "public", "cloud metadata", …
[[nodiscard]] QString addressKindWords(AddressKind kind);

} // namespace penstock
