// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/demo.h"

#include <QCoreApplication>

namespace penstock {

StreamConfig demoStream(quint16 port)
{
    using namespace std::chrono_literals;
    StreamConfig config;
    config.name = QCoreApplication::translate("penstock", "Demo: practice endpoint");
    config.workspace = {.region = QStringLiteral("DC-01"), .name = QStringLiteral("Demo"), .id = {}};
    config.source = GeneratorSource{.seed = 1, .events = 0, .eventsPerSecond = 400};
    config.destination.url = QStringLiteral("http://127.0.0.1:%1/events").arg(port);
    config.delivery.retryDelays = {3s, 6s, 12s};
    return config;
}

QByteArray demoScript()
{
    return QByteArrayLiteral(R"({
  "version": 1,
  "seed": 7,
  "chance": [
    { "weight": 58, "status": 200, "delayMs": 60 },
    { "weight": 14, "status": 202, "delayMs": 180 },
    { "weight": 17, "status": 503, "delayMs": 90, "headers": { "Retry-After": "3" } },
    { "weight": 6, "status": 429, "delayMs": 40 },
    { "weight": 5, "reset": true }
  ]
})");
}

} // namespace penstock
