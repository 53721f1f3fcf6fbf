// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace penstock {

//! One parameter of an address, as it stands there: percent-encoded or not. No value: there is no "=".
struct AddressParameter
{
    QString name;
    std::optional<QString> value;

    friend bool operator==(const AddressParameter &, const AddressParameter &) = default;
};

//! What stands between the first ? and the #, in order; also the nothing between two &. Putting it back with
//! withAddressParameters gives the same address, byte for byte.
[[nodiscard]] QList<AddressParameter> addressParameters(const QString &address);

//! The address with these parameters instead of its own; without any it has no ?. They are put there as they are.
[[nodiscard]] QString withAddressParameters(const QString &address, const QList<AddressParameter> &parameters);

// What a person writes as a parameter, as it may stand in an address (RFC 3986 section 3.4): what would end the parameter
// or is not allowed is percent-encoded. What is encoded already and + stay as they are.
[[nodiscard]] QString encodedParameterName(const QString &text);
[[nodiscard]] QString encodedParameterValue(const QString &text);

//! For reading: without percent-encoding, as far as that gives text. The same as it stands there where it does not.
[[nodiscard]] QString readableParameter(const QString &encoded);

//! Between // and @ of an address, decoded.
struct AddressLogin
{
    QString username;
    std::optional<QString> password; //!< none: no colon
};
[[nodiscard]] std::optional<AddressLogin> addressLogin(const QString &address);
[[nodiscard]] QString withoutAddressLogin(const QString &address);

} // namespace penstock
