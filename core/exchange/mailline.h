// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace penstock {

//! One line of a pasted mail without what mail programs and people put around it.
struct MailLine
{
    int number = 1;
    QString text;          //!< without quote marks, bullets and bold marks; plain spaces and quotes
    QString exact;         //!< of the same length, with the spaces and quotes that came: passwords are taken from here
    bool isListed = false; //!< a bullet or a number stood in front
};

//! Line ends of every kind; "> " of quoted mails; "- ", "• ", "2. "; "*Key:* value"; no-break spaces and typographic
//! quotes; the cells of a table.
[[nodiscard]] QList<MailLine> mailLines(const QString &text);

//! Thanks or regards, or the "-- " above a signature: what comes behind is about the sender.
[[nodiscard]] bool isFarewell(const QString &line);

//! Without one pair of quotes around it.
[[nodiscard]] QString unquoted(const QString &text);

} // namespace penstock
