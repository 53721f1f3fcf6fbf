// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/core/stream/exampleconfig.h"

#include <QByteArray>
#include <QList>

namespace penstock::test {

struct NamedFile
{
    const char *name;
    QByteArray json;
};

//! Streams' files in the form in which Penstock writes them, that together hold all that a file can hold.
inline QList<NamedFile> configureFiles()
{
    return {
        {"the example", exampleConfig()},
        {"with everything in it", R"({
  "version": 1,
  "name": "Größe \"1\" \\ 注文",
  "environment": "production",
  "workspace": { "region": "DC-01", "name": " Shop & Söhne ", "id": "" },
  "source": { "kind": "file", "path": "../in/événements.ndjson" },
  "events": [
    "MOE_EMAIL_OPEN",
    "Email Sent",
    "order_placed",
    "ORDER PLACED 2",
    "注文",
    "n_i_s",
    "SMS Sent",
    "MOE_EMAIL_CLICK"
  ],
  "userAttributes": ["u_fn", "loyalty tier", "u_em"],
  "deviceAttributes": [],
  "destination": {
    "kind": "streams",
    "url": "https://www.example.com:8443/api?a=1&a=2&flag&p=%c3%A9&empty=#part",
    "headers": [
      { "name": "X-Tenant", "value": "42" },
      { "name": "X-Api-Key", "value": { "secret": "vault:orders-key" } },
      { "name": "x-tenant", "value": "42 " },
      { "name": "X-Note", "value": "a \"b\", c" },
      { "name": "X-Other-Token", "value": { "secret": "file:../secrets/token" } },
      { "name": "X-Region", "value": { "secret": "env:REGION" } }
    ],
    "auth": { "method": "basic", "username": "u:ü", "password": { "secret": "env:ORDERS_PASSWORD" } }
  },
  "delivery": {
    "batchSize": 9999, "maxWaitMs": 1, "timeoutMs": 1001,
    "retryDelaysMs": [0, 1, 86400000, 999, 30000, 30000, 61001, 7, 8, 9], "maxInFlight": 1
  }
}
)"},
        {"generated", R"({
  "version": 1,
  "name": "Made up",
  "environment": "development",
  "workspace": { "region": "", "name": "Shop", "id": "S" },
  "source": { "kind": "generator", "seed": -9007199254740991, "events": 9007199254740991, "eventsPerSecond": 9999999 },
  "events": "campaign",
  "userAttributes": "all",
  "deviceAttributes": "all",
  "destination": {
    "kind": "streams",
    "url": "http://localhost:8080/",
    "headers": [
      { "name": "Authorization", "value": { "secret": "vault:token" } }
    ],
    "auth": { "method": "none" }
  },
  "delivery": {
    "batchSize": 1, "maxWaitMs": 3600000, "timeoutMs": 300000,
    "retryDelaysMs": [], "maxInFlight": 6
  }
}
)"},
        {"a draft", R"({
  "version": 1,
  "name": "",
  "workspace": { "region": "DC-77", "name": "", "id": "" },
  "source": { "kind": "stdin" },
  "events": [],
  "userAttributes": [],
  "deviceAttributes": ["MODEL"],
  "destination": {
    "kind": "streams",
    "url": "https://u:p@",
    "headers": [
      { "name": "", "value": "" },
      { "name": "Content-Length", "value": "7" },
      { "name": "X-Api-Key", "value": "" }
    ],
    "auth": { "method": "basic", "username": "", "password": { "secret": "vault:" } }
  },
  "delivery": {
    "batchSize": 100, "maxWaitMs": 1000, "timeoutMs": 30000,
    "retryDelaysMs": [30000, 60000, 120000], "maxInFlight": 6
  }
}
)"},
    };
}

} // namespace penstock::test
