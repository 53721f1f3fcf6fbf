// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/draft.h"

#include <optional>

namespace penstock {

//! A draft for each request of a collection in format 2.1 (or 2.0), folder by folder. None where the text is no
//! collection.
[[nodiscard]] std::optional<QList<Draft>> parsePostman(const QByteArray &json);

} // namespace penstock
