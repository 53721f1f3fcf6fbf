// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/draft.h"
#include "core/overloaded.h"
#include "core/secret/secretref.h"

namespace penstock {

inline QString listText(const QStringList &entries)
{
    return entries.isEmpty() ? QStringLiteral("(none)") : entries.join(QLatin1String(", "));
}

inline QString eventsText(const EventSelection &events)
{
    switch (events.mode) {
    case EventSelection::Mode::All:
        return QStringLiteral("all");
    case EventSelection::Mode::Campaign:
        return QStringLiteral("campaign");
    case EventSelection::Mode::List:
        return listText(events.events);
    }
    Q_UNREACHABLE();
}

inline QString attributesText(const AttributeSelection &attributes)
{
    return attributes.all ? QStringLiteral("all") : listText(attributes.names);
}

inline QString destinationText(const Destination &destination)
{
    QString text = QStringLiteral("url %1\n").arg(destination.url);
    for (const StaticHeader &header : destination.headers) {
        text += QStringLiteral("header ") + header.name;
        text += std::visit(
            Overloaded{[](const QString &value) { return QString(QLatin1String(" = ") + value); },
                       [](const SecretRef &ref) { return QString(QLatin1String(" -> ") + secretRefText(ref)); }},
            header.value);
        text += u'\n';
    }
    const auto *basic = std::get_if<BasicAuth>(&destination.auth);
    return text + (basic ? QStringLiteral("basic %1 -> %2\n").arg(basic->username, secretRefText(basic->password))
                         : QStringLiteral("auth none\n"));
}

inline QString secretsText(const Draft &draft)
{
    QString text;
    for (const FoundSecret &secret : draft.secrets) {
        const QString place = secret.place == FoundSecret::Place::Password ? QStringLiteral("password")
                              : secret.place == FoundSecret::Place::Header
                                  ? QStringLiteral("header ") + secret.where
                                  : QStringLiteral("parameter ") + secret.where;
        text += QStringLiteral("secret %1 %2 = %3\n").arg(place, secret.vaultName, secret.value.reveal());
    }
    return text;
}

//! All of a draft that a test may ask for, a line each.
inline QString draftText(const Draft &draft)
{
    const StreamConfig &config = draft.config;
    return QStringLiteral("region %1\nworkspace %2 (%3)\n")
               .arg(config.workspace.region, config.workspace.name, config.workspace.id) +
           destinationText(config.destination) +
           QStringLiteral("events %1\nuser %2\ndevice %3\n")
               .arg(eventsText(config.events), attributesText(config.userAttributes),
                    attributesText(config.deviceAttributes)) +
           secretsText(draft);
}

//! "7 missing: …"
inline QStringList remarkTexts(const Draft &draft)
{
    static const char *const kinds[] = {"missing", "unclear", "assumed", "ignored"};
    QStringList texts;
    for (const Remark &remark : draft.remarks)
        texts.append(
            QStringLiteral("%1 %2: %3").arg(remark.line).arg(QLatin1String(kinds[int(remark.kind)]), remark.text));
    return texts;
}

} // namespace penstock
