// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/chart.h"
#include "ui/theme/colors.h"

#include <QPen>

QT_BEGIN_NAMESPACE
class QPainter;
class QRectF;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! How one line of a chart is told from the others: by its strokes and what is below it as well as by its colour.
struct LineLook
{
    Token token = Token::Accent;
    Qt::PenStyle strokes = Qt::SolidLine;
    bool filled = false;
};

//! One for each line that is drawn.
[[nodiscard]] QList<LineLook> looksOf(ChartKind kind);

[[nodiscard]] QPen penOf(const LineLook &look, const Theme &theme);
[[nodiscard]] QColor fillOf(const LineLook &look, const Theme &theme); //!< below a line that is filled

//! A piece of the line, as it stands beside its name.
void paintSample(QPainter &painter, const QRectF &place, const LineLook &look, const Theme &theme);

//! A batch that was given up.
[[nodiscard]] QPen deadLetterPen(const Theme &theme);
void paintDeadLetter(QPainter &painter, const QRectF &place, const Theme &theme);

} // namespace penstock
