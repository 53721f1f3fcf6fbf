// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/chartshapes.h"

#include "ui/models/charttext.h"
#include "ui/theme/theme.h"

#include <algorithm>

namespace penstock {

namespace {

constexpr float shade = 0.16F;
constexpr float hatching = 0.14F;

} // namespace

double axisTime(WallTime time)
{
    return double(epochMs(time)) / 1000;
}

ChartShapes::ChartShapes(const Theme &theme, QCustomPlot &plot)
    : m_theme(theme)
    , m_plot(plot)
{
}

void ChartShapes::show(const Chart &chart)
{
    for (QCPAbstractItem *item : std::as_const(m_items))
        m_plot.removeItem(item);
    m_items.clear();
    m_words.clear();
    m_wordsEnd = 0;
    for (const Shape &shape : shapesOf(chart))
        add(shape);
}

QList<ChartShapes::Shape> ChartShapes::shapesOf(const Chart &chart) const
{
    QColor idle = m_theme.color(Token::Idle);
    idle.setAlphaF(hatching);
    QList<Shape> shapes;
    for (const ChartPoint &point : chart.points) {
        if (point.isKnown)
            continue;
        const bool goesOn = !shapes.isEmpty() && shapes.constLast().to == axisTime(point.from);
        if (goesOn)
            shapes.last().to = axisTime(point.to);
        else
            shapes.append({axisTime(point.from), axisTime(point.to), notRunningText(), QBrush(idle, Qt::BDiagPattern)});
    }
    for (const TrafficMark &mark : chart.marks) {
        QColor color = m_theme.color(mark.kind == TrafficMark::Kind::Paused ? Token::Idle : Token::Warning);
        color.setAlphaF(shade);
        shapes.append({axisTime(mark.from), axisTime(mark.to), markName(mark.kind), color, true});
    }
    std::ranges::sort(shapes, {}, &Shape::from);
    return shapes;
}

void ChartShapes::add(const Shape &shape)
{
    auto *rect = new QCPItemRect(&m_plot);
    rect->setLayer(QStringLiteral("background"));
    rect->setClipAxisRect(m_plot.axisRect());
    rect->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
    rect->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    rect->bottomRight->setTypeX(QCPItemPosition::ptPlotCoords);
    rect->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    rect->topLeft->setCoords(shape.from, 0);
    rect->bottomRight->setCoords(shape.to, 1);
    rect->setPen(Qt::NoPen);
    rect->setBrush(shape.brush);
    m_items.append(rect);
    addWord(shape);
}

void ChartShapes::addWord(const Shape &shape)
{
    const QFontMetrics metrics(m_plot.font());
    const QRect inside = m_plot.axisRect()->rect();
    const double padding = metrics.height() / 4.0;
    const double width = metrics.horizontalAdvance(shape.word);
    const double begin = std::max(m_plot.xAxis->coordToPixel(shape.from), double(inside.left()));
    const double end = std::min(m_plot.xAxis->coordToPixel(shape.to), double(inside.right()));
    const bool fits = end - begin >= width + 2 * padding;
    // One that reaches beyond its span stays in the chart, and clear of the others.
    const double left = std::min(begin + padding, inside.right() - width - padding);
    if ((!fits && !shape.needsWord) || left < m_wordsEnd || left < inside.left())
        return;
    auto *word = new QCPItemText(&m_plot);
    word->setLayer(QStringLiteral("background"));
    word->setClipToAxisRect(false);
    word->position->setType(QCPItemPosition::ptAbsolute);
    word->position->setCoords(left, inside.top() + padding / 2);
    word->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    word->setFont(m_plot.font());
    word->setColor(m_theme.color(Token::Muted));
    word->setText(shape.word);
    word->setPadding({});
    m_items.append(word);
    m_words.append(shape.word);
    m_wordsEnd = left + width + 2 * padding;
}

} // namespace penstock
