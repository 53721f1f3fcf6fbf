// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"
#include "ui/models/eventmark.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace penstock {

class Catalog;

//! One event inside a batch's body.
struct BatchEvent
{
    qsizetype begin = 0; //!< where it stands in the body
    qsizetype size = 0;
    QString name;
    QString code;
    QString channel; //!< as the event says it, else of the catalog; empty: neither knows
    std::optional<EventMark> channelMark;
    std::optional<EventMark> outcome; //!< what came of the message; none: it is about none, or unknown
    QString uuid;
    QString user;      //!< uid, else the platform's id of the user
    QStringList names; //!< all that it names its recipient by: uid, addresses, ids of user and device
    std::optional<WallTime> time;
};

//! A batch's body taken apart.
struct BatchEvents
{
    QByteArray body;
    QList<BatchEvent> events;
    QString problem; //!< why there are no more; empty where the body could be read
};

//! From any thread; reads the whole body once.
[[nodiscard]] BatchEvents batchEvents(const QByteArray &body, const Catalog &catalog);

} // namespace penstock
