// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace penstock {

struct CatalogEvent;

//! What a cell about an event looks like: its channel is a square in a colour of its own, what came of the message has a
//! shape and a colour; both have a word.
enum class EventMark : quint8 {
    // channels
    Email,
    Push,
    WebPush,
    Sms,
    InApp,
    OnSite,
    Cards,
    WhatsApp,
    Connector,
    OtherChannel,
    // what came of the message
    Sent,
    Delivered,
    Seen, //!< opened, viewed, shown, read
    Clicked,
    Closed, //!< or swiped away
    OptedOut,
    Deferred, //!< it may still come
    Failed,   //!< bounced, dropped, not delivered
};

constexpr int eventMarkCount = int(EventMark::Failed) + 1;

[[nodiscard]] bool isChannel(EventMark mark);
[[nodiscard]] QString eventMarkWord(EventMark mark);

//! `channel`: as the event or the catalog says it; none where nobody does. `code` tells web push from the others.
[[nodiscard]] std::optional<EventMark> channelMark(const QString &channel, const QString &code);

//! By the words of its name and code; none for what is no message, and for what the catalog does not know.
[[nodiscard]] std::optional<EventMark> outcomeMark(const CatalogEvent *known);

} // namespace penstock

Q_DECLARE_METATYPE(penstock::EventMark)
