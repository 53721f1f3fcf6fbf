// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <array>
#include <optional>

namespace penstock {

//! Addresses of one family from the first to the last, both included: a single one, a prefix, or any run of them.
struct AddressRange
{
    using Number = std::array<quint8, 16>; //!< big-endian; an IPv4 address stands in the last four bytes

    bool v6 = false;
    Number first{};
    Number last{};

    [[nodiscard]] bool holds(const AddressRange &other) const;
    [[nodiscard]] bool touches(const AddressRange &other) const;

    friend bool operator==(const AddressRange &, const AddressRange &) = default;
};

//! "3.6.251.95", "2001:db8::1", "10.0.0.0/8", "10.0.0.0/255.0.0.0", "10.0.0.1-10.0.0.9". Strict: all four parts of an IPv4
//! address, decimal and without leading zeros, no names, no zones.
[[nodiscard]] std::optional<AddressRange> parseAddressRange(QStringView text);

//! As CIDR wants it: a single address gets "/32" or "/128". Of an address or a prefix as it is written.
[[nodiscard]] QString cidrText(const QString &address);

} // namespace penstock
