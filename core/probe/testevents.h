// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/eventgenerator.h"
#include "core/stream/streamconfig.h"
#include "core/time/moment.h"

#include <QByteArray>
#include <QList>

namespace penstock {

class Catalog;

//! A request's body, and how many events stand in it.
struct TestBody
{
    QByteArray body;
    int events = 0;
};

//! Makes the batches of an endpoint test: invented events as the stream would send them, each marked by its
//! `campaign_name`. Two runs never share an `event_uuid` nor a request id.
class TestEvents
{
public:
    static constexpr QLatin1String mark{"Penstock test"};
    static constexpr int largeAttribute = 40 * 1024; //!< bytes

    //! `config` is sound. Where it exports none of the documented events, all of them are taken.
    TestEvents(StreamConfig config, const Catalog &catalog, quint64 seed, WallTime now);

    [[nodiscard]] TestBody empty() const;
    [[nodiscard]] TestBody one();
    [[nodiscard]] TestBody full();
    [[nodiscard]] TestBody everyChannel();
    [[nodiscard]] TestBody unicode();
    [[nodiscard]] TestBody missingKeys();
    [[nodiscard]] TestBody large();

private:
    using Change = void (*)(QByteArray &line);

    [[nodiscard]] bool passesAny();
    [[nodiscard]] QByteArray takeLine();
    [[nodiscard]] TestBody bodyOf(const QByteArray &lines, int atMost) const;
    [[nodiscard]] TestBody make(int events, Change change = nullptr);

    StreamConfig m_config;
    const Catalog &m_catalog;
    EventGenerator m_generator;
    quint64 m_next = 0; //!< event of the generator
    qint64 m_epochSeconds;
};

} // namespace penstock
