// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/outcome.h"
#include "core/time/moment.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace penstock {

//! One request as the practice endpoint saw it, and what it did with it.
struct ReceivedRequest
{
    qint64 number = 0; //!< from 1, in the order they began
    WallTime at{};     //!< when the first byte came
    QByteArray method;
    QByteArray target;
    HeaderFields headers;
    qint64 bytes = 0; //!< of the body, as far as it came
    QByteArray requestId;
    qint64 events = 0;
    qint64 accepted = 0;            //!< events that are stored
    qint64 duplicates = 0;          //!< events that an earlier request, answered 2xx, has brought
    qint64 repeated = 0;            //!< events that any earlier request has brought
    std::optional<qint64> findings; //!< none: it was not checked
    QString behaviour;              //!< in plain words
    std::optional<int> status;
    QStringList problems; //!< what is not as documented
    //! Hashes of its events' event_uuids, in order; only where events are checked.
    std::vector<std::uint64_t> uuids;
};

//! What the practice endpoint has seen since it began.
struct PracticeCounters
{
    qint64 requests = 0;
    qint64 accepted = 0;   //!< answered 2xx
    qint64 refused = 0;    //!< not HTTP, over a limit, too slow, or for a foreign host
    qint64 malformed = 0;  //!< came in whole, but the body is not JSON or not the documented envelope
    qint64 bytes = 0;      //!< of bodies
    qint64 requestIds = 0; //!< different ones
    qint64 events = 0;
    qint64 uniqueEvents = 0;         //!< different event_uuids
    qint64 eventsAccepted = 0;       //!< stored: in requests answered 2xx, and halves
    qint64 uniqueEventsAccepted = 0; //!< different event_uuids in those
    qint64 duplicateEvents = 0;      //!< accepted although accepted before
    qint64 notRemembered = 0;        //!< event_uuids beyond what is remembered: unknown whether they came before
    qint64 failedHandshakes = 0;     //!< connections that never became TLS

    friend bool operator==(const PracticeCounters &, const PracticeCounters &) = default;

    [[nodiscard]] QJsonObject toJson() const;
};

//! One line for people, without a line end.
[[nodiscard]] QByteArray receivedLine(const ReceivedRequest &request);

//! number, at (epoch ms), method, target, requestId, events, accepted, duplicates, repeated, bytes, status (or null),
//! findings (or null), behaviour, problems.
[[nodiscard]] QJsonObject receivedJson(const ReceivedRequest &request);

} // namespace penstock
