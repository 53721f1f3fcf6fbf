// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/draftmaker.h"

#include <QList>

namespace penstock {

class Catalog;

//! Words of a ticket's list, and the line that they stand in.
struct ChoiceWords
{
    QString text;
    int line = 0;
};

//! What a ticket says about the events, or the user's or device's properties.
struct ChoiceFacts
{
    ChoiceWords choice; //!< "All", "List of events", "All/List of events"; or the list itself
    QList<ChoiceWords> list;
};

//! Finds the events by name, code or alias, whatever the case; what it does not know stays as a code of the user's own,
//! and is said with the word that may have been meant.
[[nodiscard]] EventSelection readEventChoice(const ChoiceFacts &facts, const Catalog &catalog, DraftMaker &draft);

//! `what` as in the ticket: "user properties". `known` are the catalog's names.
[[nodiscard]] AttributeSelection readAttributeChoice(const ChoiceFacts &facts, const QString &what,
                                                     const std::vector<std::string> &known, DraftMaker &draft);

//! The line is more of a list that began above it: it is listed, has commas, or names an event.
[[nodiscard]] bool continuesChoice(const QString &text, bool isListed, const QString &before, const Catalog &catalog);

} // namespace penstock
