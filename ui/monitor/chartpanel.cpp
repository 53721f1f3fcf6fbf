// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/chartpanel.h"

#include "ui/monitor/chartexport.h"
#include "ui/monitor/chartplot.h"

#include <QAction>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace penstock {

namespace {

constexpr int lookInterval = 250; // at most so many milliseconds after a second is over, it is drawn

//! How far the end of a chart moves before it is drawn again: less is not seen.
std::chrono::seconds patience(ChartRange range)
{
    return std::max(std::chrono::seconds(1), stepOf(range) / 10);
}

} // namespace

ChartPanel::ChartPanel(const Theme &theme, Clock clock, const ChartParts &parts, QWidget *parent)
    : QFrame(parent)
    , m_clock(std::move(clock))
    , m_parts(parts)
    , m_plot(new ChartPlot(theme, this))
    , m_export(new ChartExport(theme, parts.actions, *m_plot, this))
    , m_head(new ChartHead(theme, parts.actions, this))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("chartPanel"));
    setProperty("panel", true);
    m_export->setLegend(m_head->legend());
    m_plot->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_plot->addActions({parts.actions.saveTable, parts.actions.savePicture, parts.actions.copyPicture});
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addWidget(m_head);
    all->addWidget(m_plot, 1);

    connect(&parts.actions, &ChartActions::chosen, this, &ChartPanel::refresh);
    connect(m_plot, &ChartPlot::pauseChosen, this, &ChartPanel::pauseChosen);
    connect(m_timer, &QTimer::timeout, this, &ChartPanel::refreshIfDue);
    m_timer->setInterval(lookInterval);
}

void ChartPanel::showStream(StreamId stream, const QString &name)
{
    if (stream == m_stream && name == m_name)
        return;
    m_stream = stream;
    m_name = name;
    refresh();
}

void ChartPanel::setFolded(bool folded)
{
    m_isFolded = folded;
    m_plot->setVisible(!folded);
    m_head->showFolded(folded);
    m_parts.actions.setFolded(folded);
    setMaximumHeight(folded ? m_head->sizeHint().height() + 2 * frameWidth() + 4 : QWIDGETSIZE_MAX);
    refresh();
}

void ChartPanel::refresh()
{
    if (!isVisible() || m_isFolded)
        return;
    const auto &[kind, range, all] = m_parts.actions.choice();
    const QString whose = all ? QString() : m_name;
    m_export->setName(whose);
    const ChartQuestion question{kind, range, all ? std::nullopt : std::optional(m_stream)};
    const Chart chart = chartOf(m_parts.history, question, m_clock().wall);
    m_head->showDeadLetters(
        std::ranges::any_of(chart.points, [](const ChartPoint &point) { return point.deadLetters > 0; }));
    m_plot->show(chart, whose);
}

void ChartPanel::refreshIfDue()
{
    const Milliseconds moved = m_clock().wall - m_plot->chart().to;
    if (moved >= patience(m_parts.actions.choice().range) + chartDelay || moved < Milliseconds(0))
        refresh();
}

void ChartPanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    refresh();
    m_timer->start();
}

void ChartPanel::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_timer->stop();
}

} // namespace penstock
