// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/recordfilter.h"

#include <optional>

//! The filter that --filter says; none when its text cannot be understood, and then stderr says where and why.
[[nodiscard]] std::optional<penstock::RecordFilter> filterArgument(const QString &text);
