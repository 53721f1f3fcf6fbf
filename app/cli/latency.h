// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/commands.h"
#include "core/probe/endpointtest.h"

//! `test --latency`: sends requests at a steady rate and prints how long the answers took.
[[nodiscard]] int measureLatency(const TestOptions &options, penstock::ProbeOrder order,
                                 const penstock::Catalog &catalog);
