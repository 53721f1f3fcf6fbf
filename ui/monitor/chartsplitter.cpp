// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/chartsplitter.h"

#include "ui/monitor/chartpanel.h"

#include <QAction>
#include <QSettings>

namespace penstock {

namespace {

const QString heightKey = QStringLiteral("monitor/chartHeight");
const QString foldedKey = QStringLiteral("monitor/chartFolded");

} // namespace

ChartSplitter::ChartSplitter(QSettings &settings, ChartPanel *charts, QWidget *below, QWidget *parent)
    : QSplitter(Qt::Vertical, parent)
    , m_settings(settings)
    , m_charts(charts)
{
    setObjectName(QStringLiteral("chartSplitter"));
    setChildrenCollapsible(false);
    setHandleWidth(8);
    addWidget(charts);
    addWidget(below);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    connect(this, &QSplitter::splitterMoved, this, [this] {
        if (!m_charts->isFolded())
            m_settings.setValue(heightKey, sizes().constFirst());
    });
    connect(charts->unfold(), &QAction::triggered, this, [this](bool unfolded) {
        fold(!unfolded);
        if (!isLow())
            m_settings.setValue(foldedKey, m_charts->isFolded());
    });
}

bool ChartSplitter::isLow() const
{
    constexpr int lines = 34;
    return height() < lines * fontMetrics().height();
}

void ChartSplitter::fold(bool folded)
{
    m_charts->setFolded(folded);
    handle(1)->setEnabled(!folded);
    applyHeight();
}

void ChartSplitter::applyHeight()
{
    const int usual = fontMetrics().height() * 12;
    const int wanted = m_charts->isFolded() ? 0 : m_settings.value(heightKey, usual).toInt();
    setSizes({wanted, height() - wanted - handleWidth()});
}

void ChartSplitter::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    if (m_wasLow == isLow())
        return;
    m_wasLow = isLow();
    fold(*m_wasLow || m_settings.value(foldedKey, false).toBool());
}

} // namespace penstock
