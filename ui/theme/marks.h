// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/environment.h"
#include "ui/models/mark.h"
#include "ui/theme/colors.h"

QT_BEGIN_NAMESPACE
class QPainter;
class QRectF;
QT_END_NAMESPACE

namespace penstock {

//! The colours of a state: of its mark and its word, and of what lies behind them.
struct MarkColors
{
    Token text;
    Token back;
};

[[nodiscard]] MarkColors markColors(Mark mark);

//! The colour of an environment's word and of the line around it.
[[nodiscard]] Token environmentColor(Environment environment);

//! Draws the state's shape into the square, in one colour: states are told apart without colour too.
void paintMark(QPainter &painter, const QRectF &square, Mark mark, const QColor &color);

} // namespace penstock
