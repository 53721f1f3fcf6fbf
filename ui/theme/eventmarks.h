// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/eventmark.h"
#include "ui/theme/colors.h"

QT_BEGIN_NAMESPACE
class QPainter;
class QRectF;
QT_END_NAMESPACE

namespace penstock {

//! Of the shape and of the word.
[[nodiscard]] Token eventMarkColor(EventMark mark);

//! A square for a channel, and for what came of a message the shape that it has among the batches' states.
void paintEventMark(QPainter &painter, const QRectF &square, EventMark mark, const QColor &color);

} // namespace penstock
