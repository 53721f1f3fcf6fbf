// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/chartplot.h"

#include "ui/models/charttext.h"
#include "ui/monitor/chartlook.h"
#include "ui/monitor/chartreadout.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLabel>

#include <algorithm>
#include <cmath>

namespace penstock {

namespace {

constexpr double headroom = 1.04; // above the highest line of the scale

double middleOf(const ChartPoint &point)
{
    return (axisTime(point.from) + axisTime(point.to)) / 2;
}

//! Answers that are far apart: the line between them tells less than the points.
constexpr int fewPoints = 40;

} // namespace

ChartPlot::ChartPlot(const Theme &theme, QWidget *parent)
    : QCustomPlot(parent)
    , m_theme(theme)
    , m_shapes(theme, *this)
    , m_line(new QCPItemLine(this))
    , m_readout(new ChartReadout(theme, this))
    , m_empty(new QLabel(this))
{
    setObjectName(QStringLiteral("chart"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmBuffered); // the crosshair moves without the rest
    m_line->setLayer(QStringLiteral("overlay"));
    m_line->setClipToAxisRect(true);
    m_line->start->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_line->end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_line->setVisible(false);
    m_empty->setObjectName(QStringLiteral("chartEmpty"));
    m_empty->setProperty("muted", true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_empty->hide();
    buildAxes();
    connect(&theme, &Theme::changed, this, &ChartPlot::applyTheme);
    applyTheme();
}

void ChartPlot::buildAxes()
{
    axisRect()->setAutoMargins(QCP::msNone); // a longer number must not move the chart
    for (QCPAxis *axis : {xAxis, yAxis}) {
        axis->setTickPen(Qt::NoPen);
        axis->setTickLength(0);
        axis->setSubTicks(false);
        axis->setBasePen(Qt::NoPen);
        axis->setTickLabelFont(font());
        axis->setTickLabelPadding(fontMetrics().height() / 3);
        axis->setTicker(QSharedPointer<QCPAxisTickerText>::create());
    }
    xAxis->grid()->setVisible(false);
    yAxis->grid()->setZeroLinePen(Qt::NoPen);
}

void ChartPlot::applyTheme()
{
    setBackground(m_theme.color(Token::Panel));
    for (QCPAxis *axis : {xAxis, yAxis})
        axis->setTickLabelColor(m_theme.color(Token::Muted));
    yAxis->grid()->setPen(QPen(m_theme.color(Token::Line), 1));
    m_line->setPen(QPen(m_theme.color(Token::Muted), 1));
    draw();
}

void ChartPlot::show(const Chart &chart, const QString &whose)
{
    const bool isAnother = chart.question != m_chart.question;
    m_chart = chart;
    m_whose = whose;
    if (isAnother) {
        m_scale.reset();
        m_crosshair.reset();
    }
    setAccessibleName(tr("Chart: %1").arg(chartTitle(chart.question.kind)));
    setAccessibleDescription(describe(chart, whose));
    draw();
}

QSize ChartPlot::minimumSizeHint() const
{
    return {fontMetrics().height() * 16, qRound(fontMetrics().height() * 4.5)};
}

void ChartPlot::draw()
{
    clearGraphs();
    drawAxes();
    m_shapes.show(m_chart);
    drawLines();
    drawDeadLetters();
    showEmptiness();
    if (m_pointer)
        setCrosshair(pointAt(*m_pointer));
    drawCrosshair();
    replot(QCustomPlot::rpQueuedReplot);
}

void ChartPlot::drawAxes()
{
    const ChartKind kind = m_chart.question.kind;
    const int line = fontMetrics().height();
    const int numbers = fontMetrics().horizontalAdvance(kind == ChartKind::AnswerTimes ? QStringLiteral("0000 ms")
                                                                                       : QStringLiteral("00.0k"));
    axisRect()->setMargins({numbers + line * 2 / 3, line * 2 / 3, line * 2 / 3, line * 3 / 2});

    m_scale = scaleFor(highestOf(m_chart), m_scale);
    yAxis->setRange(0, m_scale->top * headroom);
    auto values = QSharedPointer<QCPAxisTickerText>::create();
    for (int i = 0; i * m_scale->step < m_scale->top * 1.001; ++i)
        values->addTick(i * m_scale->step, axisText(kind, i * m_scale->step));
    yAxis->setTicker(values);

    xAxis->setRange(axisTime(m_chart.from), axisTime(m_chart.to));
    const int room = fontMetrics().horizontalAdvance(QStringLiteral("00:00:00"));
    const int inside = width() - axisRect()->margins().left() - axisRect()->margins().right();
    auto times = QSharedPointer<QCPAxisTickerText>::create();
    for (const TimeTick &tick : timeTicks(m_chart, inside / (room * 2))) {
        const double share = (axisTime(tick.time) - xAxis->range().lower) / xAxis->range().size();
        const double half = fontMetrics().horizontalAdvance(tick.text) / 2.0;
        if (share * inside + half <= inside + axisRect()->margins().right()) // none is cut off
            times->addTick(axisTime(tick.time), tick.text);
    }
    xAxis->setTicker(times);
}

void ChartPlot::drawLines()
{
    const QList<LineLook> looks = looksOf(m_chart.question.kind);
    for (qsizetype line = 0; line < looks.size(); ++line) {
        QCPGraph *graph = addGraph();
        QList<double> times;
        QList<double> values;
        for (const ChartPoint &point : std::as_const(m_chart.points)) {
            const auto value = point.values[std::size_t(line)];
            // Without answers there is nothing to tell, but the line goes on; where Penstock did not run it ends.
            if (!value && point.isKnown && m_chart.question.kind == ChartKind::AnswerTimes)
                continue;
            times.append(middleOf(point));
            values.append(value.value_or(qQNaN()));
        }
        graph->setData(times, values, true);
        graph->setPen(penOf(looks[line], m_theme));
        graph->setBrush(looks[line].filled ? QBrush(fillOf(looks[line], m_theme)) : QBrush(Qt::NoBrush));
        const auto told = std::ranges::count_if(values, [](double value) { return !std::isnan(value); });
        if (told == 1 || (told < fewPoints && m_chart.question.kind == ChartKind::AnswerTimes))
            graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, m_theme.color(looks[line].token), 4));
    }
}

void ChartPlot::drawDeadLetters()
{
    QList<double> times;
    for (const ChartPoint &point : std::as_const(m_chart.points)) {
        if (point.deadLetters > 0)
            times.append(middleOf(point));
    }
    QCPGraph *marks = addGraph();
    // Between the axis and the lowest line of numbers, whatever the scale.
    marks->setData(times, QList<double>(times.size(), yAxis->range().size() * 0.07), true);
    marks->setLineStyle(QCPGraph::lsNone);
    marks->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCross, deadLetterPen(m_theme), Qt::NoBrush, fontMetrics().height() / 2.0));
}

void ChartPlot::showEmptiness()
{
    const bool isEmpty = m_chart.isEmpty();
    m_empty->setVisible(isEmpty);
    if (!isEmpty)
        return;
    switch (m_chart.question.kind) {
    case ChartKind::Delivery:
    case ChartKind::Backlog:
        m_empty->setText(tr("Nothing to show yet: the chart begins when the stream runs"));
        break;
    case ChartKind::AnswerTimes:
        m_empty->setText(tr("The endpoint has not answered in the last %1").arg(rangeText(m_chart.question.range)));
        break;
    }
    m_empty->setGeometry(rect());
}

int ChartPlot::pointAt(double pixel) const
{
    const double time = xAxis->pixelToCoord(pixel);
    if (m_chart.points.isEmpty() || !xAxis->range().contains(time))
        return -1;
    const auto after =
        std::ranges::find_if(m_chart.points, [&](const ChartPoint &point) { return axisTime(point.to) > time; });
    return after == m_chart.points.cend() ? -1 : int(after - m_chart.points.cbegin());
}

int ChartPlot::crosshair() const
{
    if (!m_crosshair)
        return -1;
    const auto found = std::ranges::find(m_chart.points, *m_crosshair, &ChartPoint::from);
    return found == m_chart.points.cend() ? -1 : int(found - m_chart.points.cbegin());
}

void ChartPlot::setCrosshair(int point)
{
    m_crosshair = point < 0 ? std::nullopt : std::optional(m_chart.points[point].from);
}

void ChartPlot::moveCrosshair(int point)
{
    setCrosshair(point);
    drawCrosshair();
    layer(QStringLiteral("overlay"))->replot();
}

void ChartPlot::hideCrosshair()
{
    m_pointer.reset();
    moveCrosshair(-1);
}

void ChartPlot::drawCrosshair()
{
    const int index = crosshair();
    m_line->setVisible(index >= 0);
    for (QCPItemTracer *dot : std::as_const(m_dots))
        removeItem(dot);
    m_dots.clear();
    if (index >= 0) {
        const ChartPoint &point = m_chart.points[index];
        m_line->start->setCoords(middleOf(point), 0);
        m_line->end->setCoords(middleOf(point), 1);
        const QList<LineLook> looks = looksOf(m_chart.question.kind);
        for (qsizetype line = 0; line < looks.size(); ++line) {
            if (!point.values[std::size_t(line)])
                continue;
            auto *dot = new QCPItemTracer(this);
            dot->setLayer(QStringLiteral("overlay"));
            dot->position->setCoords(middleOf(point), *point.values[std::size_t(line)]);
            dot->setStyle(QCPItemTracer::tsCircle);
            dot->setSize(fontMetrics().height() / 2.0);
            dot->setPen(QPen(m_theme.color(looks[line].token), 2));
            dot->setBrush(m_theme.color(Token::Panel));
            m_dots.append(dot);
        }
        m_readout->show(factsOf(m_chart, point));
        placeReadout();
    } else {
        m_readout->hide();
    }
}

void ChartPlot::placeReadout()
{
    // Beside the crosshair, on the side with more room.
    const int gap = fontMetrics().height() / 2;
    const int at = qRound(xAxis->coordToPixel(middleOf(m_chart.points[crosshair()])));
    const bool onTheLeft = at > width() / 2;
    const int left = onTheLeft ? at - gap - m_readout->width() : at + gap;
    m_readout->move(left, qMin(gap / 2, height() - m_readout->height()));
}

void ChartPlot::mouseMoveEvent(QMouseEvent *event)
{
    QCustomPlot::mouseMoveEvent(event);
    m_pointer = event->position().x();
    moveCrosshair(pointAt(*m_pointer));
    setCursor(pauseUnderCrosshair() ? Qt::PointingHandCursor : Qt::CrossCursor);
}

void ChartPlot::mouseReleaseEvent(QMouseEvent *event)
{
    QCustomPlot::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton)
        choosePause();
}

void ChartPlot::choosePause()
{
    if (const TrafficMark *pause = pauseUnderCrosshair())
        Q_EMIT pauseChosen(pause->from);
}

const TrafficMark *ChartPlot::pauseUnderCrosshair() const
{
    const int number = crosshair();
    if (number < 0)
        return nullptr;
    const ChartPoint &point = m_chart.points[number];
    const auto found = std::find_if(m_chart.marks.rbegin(), m_chart.marks.rend(), [&](const TrafficMark &mark) {
        return mark.kind == TrafficMark::Kind::Paused && mark.from < point.to && mark.to >= point.from;
    });
    return found == m_chart.marks.rend() ? nullptr : &*found;
}

void ChartPlot::leaveEvent(QEvent *event)
{
    QCustomPlot::leaveEvent(event);
    hideCrosshair();
}

void ChartPlot::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_chart.points.size()) - 1;
    const int present = crosshair();
    const auto go = [&](int point) {
        m_pointer.reset();
        m_showsFocus = true;
        update();
        moveCrosshair(std::clamp(point, 0, last));
        QStringList words;
        for (const ChartFact &fact : m_readout->facts())
            words.append(fact.name.isEmpty() ? fact.value : tr("%1: %2").arg(fact.name, fact.value));
        setAccessibleDescription(words.join(QStringLiteral(", ")));
    };
    constexpr int far = 10;
    switch (last < 0 ? 0 : event->key()) {
    case Qt::Key_Left:
        return go(present < 0 ? last : present - 1);
    case Qt::Key_Right:
        return go(present < 0 ? last : present + 1);
    case Qt::Key_PageUp:
        return go(present < 0 ? last : present - far);
    case Qt::Key_PageDown:
        return go(present < 0 ? last : present + far);
    case Qt::Key_Home:
        return go(0);
    case Qt::Key_End:
        return go(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return choosePause();
    case Qt::Key_Escape:
        if (present >= 0)
            return hideCrosshair();
        break;
    default:
        break;
    }
    QCustomPlot::keyPressEvent(event);
}

void ChartPlot::focusInEvent(QFocusEvent *event)
{
    QCustomPlot::focusInEvent(event);
    m_showsFocus = event->reason() != Qt::MouseFocusReason; // who points at it knows where it is
    update();
}

void ChartPlot::focusOutEvent(QFocusEvent *event)
{
    QCustomPlot::focusOutEvent(event);
    if (!m_pointer)
        hideCrosshair();
    m_showsFocus = false;
    update();
}

void ChartPlot::resizeEvent(QResizeEvent *event)
{
    QCustomPlot::resizeEvent(event);
    draw();
}

void ChartPlot::paintEvent(QPaintEvent *event)
{
    QCustomPlot::paintEvent(event);
    if (!m_showsFocus)
        return;
    QPainter painter(this);
    painter.setPen(m_theme.color(Token::Accent));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace penstock
