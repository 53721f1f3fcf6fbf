// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/ticketwriter.h"

#include "core/event/catalog.h"
#include "core/exchange/outgoing.h"
#include "core/exchange/secretsigns.h"
#include "core/exchange/ticketfield.h"

namespace penstock {

namespace {

//! Collects lines "Name: value" with the template's names.
class TicketWriter
{
public:
    void line(TicketField field, const QString &value, const QString &condition = {})
    {
        const QString name = condition.isEmpty() ? ticketFieldName(field) : condition + u' ' + ticketFieldName(field);
        m_lines.append(value.isEmpty() ? name + u':' : name + QLatin1String(": ") + value);
    }

    void plain(const QString &text) { m_lines.append(text); }

    void choice(TicketField field, TicketField listField, const QString &whole, const QStringList &list)
    {
        line(field, whole);
        if (!list.isEmpty())
            line(listField, list.join(QLatin1String(", ")), QStringLiteral("[Optional]"));
    }

    [[nodiscard]] QString text() const { return m_lines.join(u'\n') + u'\n'; }

private:
    QStringList m_lines;
};

void writeHeaders(const Destination &destination, TicketWriter &ticket)
{
    const QList<OutgoingHeader> headers = outgoingHeaders(destination);
    ticket.line(TicketField::Headers, headers.isEmpty() ? QStringLiteral("None") : QString());
    for (const OutgoingHeader &header : headers) {
        const QString value = header.secretName.isEmpty() ? header.value : withheldSecretText();
        ticket.plain(header.name + QLatin1String(": ") + value);
    }
}

void writeAuthentication(const Destination &destination, TicketWriter &ticket)
{
    ticket.line(TicketField::Authentication, {});
    const auto *basic = std::get_if<BasicAuth>(&destination.auth);
    ticket.line(TicketField::Method, basic ? QStringLiteral("Basic Auth") : QStringLiteral("No auth"));
    if (!basic)
        return;
    const QString condition = QStringLiteral("[Only for basic auth]");
    ticket.line(TicketField::Username, u'"' + basic->username + u'"', condition);
    ticket.line(TicketField::Password, withheldSecretText(), condition);
}

QStringList eventNames(const QStringList &entries, const Catalog &catalog)
{
    QStringList names;
    for (const QString &entry : entries) {
        const CatalogEvent *event = catalog.find(entry.toStdString());
        names.append(event ? QString::fromStdString(event->name) : entry);
    }
    return names;
}

void writeEvents(const EventSelection &events, const Catalog &catalog, TicketWriter &ticket)
{
    switch (events.mode) {
    case EventSelection::Mode::All:
        return ticket.line(TicketField::Events, QStringLiteral("All"));
    case EventSelection::Mode::Campaign:
        return ticket.line(TicketField::Events, QStringLiteral("All campaign interaction events"));
    case EventSelection::Mode::List:
        return ticket.choice(TicketField::Events, TicketField::EventList, QStringLiteral("List of events"),
                             eventNames(events.events, catalog));
    }
    Q_UNREACHABLE();
}

void writeProperties(const AttributeSelection &selection, TicketField field, TicketField listField,
                     TicketWriter &ticket)
{
    if (selection.all)
        return ticket.line(field, QStringLiteral("All"));
    if (selection.names.isEmpty())
        return ticket.line(field, QStringLiteral("None"));
    const QString list = ticketFieldName(listField);
    ticket.choice(field, listField, list, selection.names);
}

} // namespace

QString ticketText(const StreamConfig &config, const Catalog &catalog)
{
    TicketWriter ticket;
    ticket.plain(QStringLiteral("Hey!"));
    ticket.plain(QStringLiteral("Please enable Streams for my Workspace."));
    ticket.line(TicketField::Region, config.workspace.region);
    ticket.line(TicketField::WorkspaceName, config.workspace.name);
    ticket.line(TicketField::WorkspaceId, config.workspace.id);
    ticket.line(TicketField::Endpoint, publicAddress(config.destination.url));
    writeHeaders(config.destination, ticket);
    writeAuthentication(config.destination, ticket);
    writeEvents(config.events, catalog, ticket);
    writeProperties(config.userAttributes, TicketField::UserProperties, TicketField::UserPropertyList, ticket);
    if (!config.deviceAttributes.all)
        writeProperties(config.deviceAttributes, TicketField::DeviceProperties, TicketField::DevicePropertyList,
                        ticket);
    return ticket.text();
}

} // namespace penstock
