// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace penstock {

//! What a sample of a stream's input holds.
struct SampleFacts
{
    //! `bytes`: key and value as they stand in the JSON, all events together.
    struct Attribute
    {
        qint64 events = 0;
        qint64 bytes = 0;

        bool operator==(const Attribute &) const = default;
    };

    QString origin; //!< "events.ndjson, first 1,000 events" or "generated events"
    qint64 events = 0;
    qint64 bytes = 0;                    //!< of all events as they stand
    QHash<QByteArray, qint64> codes;     //!< event_code → how many
    QHash<QByteArray, QByteArray> names; //!< event_code → event_name as seen
    QHash<QByteArray, Attribute> userAttributes;
    QHash<QByteArray, Attribute> deviceAttributes;
    QHash<QByteArray, Attribute> eventAttributes;
    QHash<QByteArray, Attribute> keys; //!< the events' own beside their attributes: event_name, email_id, …

    bool operator==(const SampleFacts &) const = default;
};

} // namespace penstock
