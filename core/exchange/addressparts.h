// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/addressquery.h"

#include <QList>
#include <QString>

namespace penstock {

//! An address as it was pasted, in parts. Nothing is encoded or decoded but user name and password.
struct AddressParts
{
    QString base; //!< without credentials, up to the query
    bool hasCredentials = false;
    QString username;
    QString password;
    QList<AddressParameter> parameters;
    bool hasFragment = false;
};

[[nodiscard]] AddressParts splitAddress(const QString &address);

//! "https://www.example.com:8080/x" → "example.com"; empty where there is none.
[[nodiscard]] QString shortHost(const QString &address);

} // namespace penstock
