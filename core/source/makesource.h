// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"
#include "core/stream/streamconfig.h"

#include <memory>

namespace penstock {

class Catalog;

//! The reader for a configured source; it is opened by its user. A new kind of source is one line in here.
[[nodiscard]] std::unique_ptr<Source> makeSource(const SourceConfig &config, const QString &baseFolder,
                                                 const Catalog &catalog);

} // namespace penstock
