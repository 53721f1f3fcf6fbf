// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

#include <vector>

namespace penstock {

class Catalog;

//! One line of a request as it is shown.
struct RequestLine
{
    enum class Part { Start, Header, Gap, Body };

    //! Where the key stands that the line begins with.
    enum class Place { None, Request, Event, EventAttribute, UserAttribute, DeviceAttribute, Deeper };

    Part part = Part::Body;
    Place place = Place::None;
    QByteArray key;        //!< in clear, without escapes
    QByteArray fold;       //!< names what begins here and can be folded: "events[0].user_attributes"; else empty
    QString folded;        //!< what stands between the brackets that this line shows closed; empty when it is open
    bool personal = false; //!< a value that identifies a person

    bool operator==(const RequestLine &) const = default;
};

//! A request as it is shown: its text, and what is to be known of each of its lines.
struct RequestText
{
    QString text;
    std::vector<RequestLine> lines;
};

//! The head as it is, a line between, and the body indented: white space between its tokens is all that differs from
//! what goes out. Of several events the first is open and the others are folded; `turned` names folds that are not as
//! they come.
[[nodiscard]] RequestText requestText(const QByteArray &head, const QByteArray &body, const QSet<QByteArray> &turned,
                                      const Catalog &catalog);

//! What the line's key means, a sentence or two; empty where it has none.
[[nodiscard]] QString keyMeaning(const RequestLine &line, const Catalog &catalog);

} // namespace penstock
