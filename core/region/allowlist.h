// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/event/catalog.h"
#include "core/result.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <span>

namespace penstock {

//! What a firewall is to be told: who comes, where to, and the words that stand beside it.
struct AllowRequest
{
    QString region;        //!< "DC-03"
    QString place;         //!< may be empty
    QString asOf;          //!< of the addresses
    QStringList addresses; //!< addresses or prefixes, IPv4 or IPv6
    quint16 port = 443;
    QString host;   //!< of the endpoint; may be empty
    QString stream; //!< its name, as the user wrote it; may be empty
    QDate date;     //!< of today
};

//! The rules of one kind of firewall.
struct AllowFormat
{
    QLatin1String id;
    const char *title;      //!< in the source language
    QLatin1String fileName; //!< that a file of it usually has
    QString (*write)(const AllowRequest &request);
};

[[nodiscard]] std::span<const AllowFormat> allowFormats();

//! Null when there is none of this name.
[[nodiscard]] const AllowFormat *findAllowFormat(const QString &id);

[[nodiscard]] QStringList allowFormatNames();

//! A request for the stream at `url` (empty: port 443 of any host). An error where the region publishes no address.
[[nodiscard]] Result<AllowRequest> allowRequest(const Region &region, const std::string &asOf, const QString &stream,
                                                const QString &url, QDate date);

} // namespace penstock
