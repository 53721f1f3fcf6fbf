// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/mailline.h"

#include <optional>

namespace penstock {

//! The lines of the documented ticket. Device properties are not in it: people who choose some name them the same way.
enum class TicketField {
    Region,
    WorkspaceName,
    WorkspaceId,
    Endpoint,
    Headers,
    Authentication, //!< the head above Method, or the method itself
    Method,
    Username,
    Password,
    Events,
    EventList,
    UserProperties,
    UserPropertyList,
    DeviceProperties,
    DevicePropertyList,
};

//! As the template spells it, without the remark in brackets.
[[nodiscard]] QString ticketFieldName(TicketField field);

//! A line that begins with a field's name.
struct TicketEntry
{
    TicketField field = TicketField::Region;
    QString value;
    QString exact;             //!< the value with the quotes and spaces that came
    bool isDocumented = false; //!< the name is the template's own
    bool isGuess = false;      //!< the name is spelt otherwise
};

//! Between name and value stands : or = or " - " or a tab or a table's bar. Case, spaces and what stands in brackets do
//! not count in a name; one that is nearly the template's is a guess.
[[nodiscard]] std::optional<TicketEntry> readTicketEntry(const MailLine &line);

//! "name: value", "name = value", "name - value", also with quotes and a comma as JSON has them.
struct NamedValue
{
    QString name;
    QString value;
    bool wasQuoted = false; //!< quotes stood around the value and not around the name
};
[[nodiscard]] std::optional<NamedValue> readHeaderLine(const QString &text);

//! The place of the first thing that parts a name from its value, and its length; -1 where there is none.
struct SeparatorPlace
{
    qsizetype begin = -1;
    qsizetype length = 0;
};
[[nodiscard]] SeparatorPlace findSeparator(const QString &text);

} // namespace penstock
