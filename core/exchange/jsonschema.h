// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/orderedjson.h"
#include "core/stream/streamconfig.h"

namespace penstock {

class Catalog;

//! The body of the requests that this stream will send, as JSON Schema 2020-12: its keys in the documented order, the
//! chosen events and properties where the choice is closed.
[[nodiscard]] QByteArray jsonSchema(const StreamConfig &config, const Catalog &catalog);

//! The two parts of it: the body, and one event. `eventRef` is where the body finds the event.
[[nodiscard]] OrderedJson bodySchema(const StreamConfig &config, const QString &eventRef);
[[nodiscard]] OrderedJson eventSchema(const StreamConfig &config, const Catalog &catalog);

} // namespace penstock
