// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/chart.h"
#include "ui/monitor/plotlibrary.h"

#include <QStringList>

namespace penstock {

class Theme;

//! What lies behind a chart's lines: shaded spans with a word for pauses, holds and the time Penstock did not run.
class ChartShapes final
{
public:
    ChartShapes(const Theme &theme, QCustomPlot &plot);

    void show(const Chart &chart); //!< the plot's horizontal axis already shows its range

    [[nodiscard]] const QStringList &words() const { return m_words; } //!< that are to be read, from the left

private:
    struct Shape
    {
        double from = 0; //!< seconds of the epoch
        double to = 0;
        QString word;
        QBrush brush;
        bool needsWord = false; //!< also where it is longer than the span
    };

    [[nodiscard]] QList<Shape> shapesOf(const Chart &chart) const;
    void add(const Shape &shape);
    void addWord(const Shape &shape);

    const Theme &m_theme;
    QCustomPlot &m_plot;
    QList<QCPAbstractItem *> m_items;
    QStringList m_words;
    double m_wordsEnd = 0; //!< in pixels: the next word begins right of it
};

//! A time on the plot's horizontal axis.
[[nodiscard]] double axisTime(WallTime time);

} // namespace penstock
