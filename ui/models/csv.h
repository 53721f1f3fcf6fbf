// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/time/moment.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace penstock {

//! RFC 4180, in UTF-8: what holds a comma, a quote or a line break is quoted.
[[nodiscard]] QByteArray csvText(const QList<QStringList> &lines);

[[nodiscard]] QString csvTime(WallTime time); //!< 2026-11-23T14:00:31.081Z

} // namespace penstock
