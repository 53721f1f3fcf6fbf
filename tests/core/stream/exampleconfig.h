// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace penstock::test {

//! A stream's file with every key, in the form in which Penstock writes it.
inline QByteArray exampleConfig()
{
    return R"({
  "version": 1,
  "name": "Orders to warehouse",
  "workspace": { "region": "DC-03", "name": "MyWorkspace", "id": "ABC123" },
  "source": { "kind": "file", "path": "events.ndjson" },
  "events": "all",
  "userAttributes": "all",
  "deviceAttributes": ["os_ver", "MODEL"],
  "destination": {
    "kind": "streams",
    "url": "https://www.example.com/api?url_param1=value1",
    "headers": [
      { "name": "X-Tenant", "value": "42" },
      { "name": "X-Api-Key", "value": { "secret": "env:ORDERS_API_KEY" } }
    ],
    "auth": { "method": "basic", "username": "u", "password": { "secret": "file:orders.password" } }
  },
  "delivery": {
    "batchSize": 100, "maxWaitMs": 1000, "timeoutMs": 30000,
    "retryDelaysMs": [30000, 60000, 120000], "maxInFlight": 6
  }
}
)";
}

//! The example with one place changed; an empty result when the place is not in it exactly once.
inline QByteArray exampleWith(const QByteArray &before, const QByteArray &after)
{
    QByteArray json = exampleConfig();
    if (json.count(before) != 1)
        return {};
    return json.replace(before, after);
}

//! "error $.path: message mend", one a problem.
inline QStringList toLines(const QList<Problem> &problems)
{
    QStringList lines;
    for (const Problem &problem : problems) {
        const bool isError = problem.severity == Problem::Severity::Error;
        lines.append(QStringLiteral("%1 %2: %3 %4")
                         .arg(isError ? QStringLiteral("error") : QStringLiteral("warning"), problem.path,
                              problem.message, problem.mend));
    }
    return lines;
}

} // namespace penstock::test
