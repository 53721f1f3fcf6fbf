// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/outcome.h"

namespace penstock {

//! A request as it went over the wire, but for its masked secrets: line, headers, body.
[[nodiscard]] QByteArray rawRequest(const QString &url, const HeaderFields &sent, const QByteArray &body);

//! An answer as it came: line, headers, and the body as far as it was kept. Empty where none came.
[[nodiscard]] QByteArray rawAnswer(const Answer &answer);

} // namespace penstock
