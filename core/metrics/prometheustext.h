// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/overview.h"

#include <QByteArray>

#include <vector>

namespace penstock {

//! Streams' numbers in Prometheus' text exposition format 0.0.4
//! (https://prometheus.io/docs/instrumenting/exposition_formats/): UTF-8, each line ended, each metric's samples together
//! under its HELP and TYPE. The names are a contract.
[[nodiscard]] QByteArray prometheusText(const std::vector<StreamOverview> &streams);

inline constexpr const char *prometheusContentType = "text/plain; version=0.0.4; charset=utf-8";

} // namespace penstock
