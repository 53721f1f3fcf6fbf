// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/draftwords.h"

#include "core/overloaded.h"
#include "core/secret/secretref.h"

#include <QObject>

namespace penstock {

namespace {

QString tr(const char *text, int n = -1)
{
    return QObject::tr(text, nullptr, n);
}

QString eventsText(const EventSelection &events)
{
    switch (events.mode) {
    case EventSelection::Mode::All:
        return tr("All");
    case EventSelection::Mode::Campaign:
        return tr("All campaign interaction events");
    case EventSelection::Mode::List:
        return events.events.isEmpty() ? tr("None yet") : events.events.join(QLatin1String(", "));
    }
    Q_UNREACHABLE();
}

QString attributesText(const AttributeSelection &attributes)
{
    if (attributes.all)
        return tr("All");
    return attributes.names.isEmpty() ? tr("None") : attributes.names.join(QLatin1String(", "));
}

QString authText(const std::variant<NoAuth, BasicAuth> &auth)
{
    const auto *basic = std::get_if<BasicAuth>(&auth);
    return basic ? tr("Basic auth: %1, password in %2").arg(basic->username, secretRefText(basic->password))
                 : tr("None");
}

QString headerText(const StaticHeader &header)
{
    return header.name + QLatin1String(": ") +
           std::visit(Overloaded{[](const QString &value) { return value; },
                                 [](const SecretRef &ref) { return secretRefText(ref); }},
                      header.value);
}

} // namespace

QString foreignKindText(const ForeignText &text)
{
    switch (text.kind) {
    case ForeignKind::Ticket:
        return tr("A ticket");
    case ForeignKind::Curl:
        return tr("A curl command");
    case ForeignKind::Postman:
        return text.drafts.size() == 1 ? tr("A Postman collection")
                                       : tr("A Postman collection: choose one of its requests");
    case ForeignKind::StreamFile:
        return tr("A stream's file");
    }
    Q_UNREACHABLE();
}

QString remarkKindText(Remark::Kind kind)
{
    switch (kind) {
    case Remark::Kind::Missing:
        return tr("Missing");
    case Remark::Kind::Unclear:
        return tr("Unclear");
    case Remark::Kind::Assumed:
        return tr("Assumed");
    case Remark::Kind::Ignored:
        return tr("Left out");
    }
    Q_UNREACHABLE();
}

Token remarkToken(Remark::Kind kind)
{
    switch (kind) {
    case Remark::Kind::Missing:
        return Token::Bad;
    case Remark::Kind::Unclear:
        return Token::Warning;
    case Remark::Kind::Assumed:
        return Token::Text;
    case Remark::Kind::Ignored:
        return Token::Muted;
    }
    Q_UNREACHABLE();
}

QString foundSecretText(const FoundSecret &secret)
{
    switch (secret.place) {
    case FoundSecret::Place::Password:
        return tr("The password stands in the text in clear: it goes into the vault as “%1”.").arg(secret.vaultName);
    case FoundSecret::Place::Header:
        return tr("The header %1 stands in the text in clear: it goes into the vault as “%2”.")
            .arg(secret.where, secret.vaultName);
    case FoundSecret::Place::Parameter:
        return tr("The parameter %1 stands in the address in clear: it was taken out, and goes into the vault as “%2”.")
            .arg(secret.where, secret.vaultName);
    }
    Q_UNREACHABLE();
}

QList<std::pair<QString, QString>> draftRows(const StreamConfig &config)
{
    const auto orMissing = [](const QString &text) { return text.isEmpty() ? tr("–") : text; };
    QList<std::pair<QString, QString>> rows{
        {tr("Address"), orMissing(config.destination.url)},        {tr("Region"), orMissing(config.workspace.region)},
        {tr("Workspace"), orMissing(config.workspace.name)},       {tr("Workspace ID"), orMissing(config.workspace.id)},
        {tr("Authentication"), authText(config.destination.auth)},
    };
    for (const StaticHeader &header : config.destination.headers)
        rows.append({tr("Header"), headerText(header)});
    rows.append({tr("Events"), eventsText(config.events)});
    rows.append({tr("User properties"), attributesText(config.userAttributes)});
    rows.append({tr("Device properties"), attributesText(config.deviceAttributes)});
    return rows;
}

} // namespace penstock
