// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/choicewords.h"
#include "core/exchange/ticketfield.h"

#include <QHash>

namespace penstock {

class Catalog;

//! What a ticket's line says, where it does.
struct TicketValue
{
    QString text;
    QString exact;
    int line = 0;
};

struct TicketHeader
{
    NamedValue header;
    int line = 0;
};

//! All that the lines of a pasted mail say for a stream, before it is judged.
struct TicketFacts
{
    QHash<TicketField, TicketValue> values;
    ChoiceFacts events;
    ChoiceFacts userProperties;
    ChoiceFacts deviceProperties;
    QList<TicketHeader> headers;
    TicketValue strayAddress; //!< stood in no line of its own
    QList<Remark> remarks;

    [[nodiscard]] TicketValue value(TicketField field) const { return values.value(field); }
};

[[nodiscard]] TicketFacts readTicketLines(const QString &text, const Catalog &catalog);

//! Stands in the template where the user's own value belongs, or says that it comes later.
[[nodiscard]] bool isUnfilledTicketValue(TicketField field, const QString &value);

} // namespace penstock
