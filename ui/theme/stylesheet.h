// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QFont;
QT_END_NAMESPACE

namespace penstock {

class Colors;

//! What Fusion draws otherwise than we like: flat panels with 1-px lines, tabs with an underline, plain headers.
[[nodiscard]] QString styleSheet(const Colors &colors, const QFont &font);

} // namespace penstock
