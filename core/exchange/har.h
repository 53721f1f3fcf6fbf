// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/attempt.h"

#include <QList>

namespace penstock {

//! Attempts at one batch as an HTTP archive, HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), which browsers
//! and proxies open. Secrets are masked as in the ledger. What the ledger does not keep is -1 or 0, as the format asks.
[[nodiscard]] QByteArray harText(const QString &url, const QByteArray &body, const QList<Attempt> &attempts);

} // namespace penstock
