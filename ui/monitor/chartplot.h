// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/chartscale.h"
#include "ui/monitor/chartshapes.h"
#include "ui/monitor/plotlibrary.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace penstock {

class ChartReadout;
class Theme;

//! Draws a chart, and tells the exact values of the point under the pointer, or under the crosshair that arrow keys move.
class ChartPlot final : public QCustomPlot
{
    Q_OBJECT

public:
    explicit ChartPlot(const Theme &theme, QWidget *parent = nullptr);

    void show(const Chart &chart, const QString &whose); //!< `whose`: the stream's name; empty: all streams

    [[nodiscard]] const Chart &chart() const { return m_chart; }
    [[nodiscard]] int crosshair() const; //!< a point of the chart; -1: none
    [[nodiscard]] const ChartShapes &shapes() const { return m_shapes; }
    [[nodiscard]] const ChartReadout &readout() const { return *m_readout; }
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pauseChosen(penstock::WallTime begun); //!< by a click on it, or Return while the crosshair is on it

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildAxes();
    void applyTheme();
    void draw();
    void drawAxes();
    void drawLines();
    void drawDeadLetters();
    void showEmptiness();
    void setCrosshair(int point);
    void moveCrosshair(int point);
    void hideCrosshair();
    void choosePause();
    [[nodiscard]] const TrafficMark *pauseUnderCrosshair() const; //!< the newest; nullptr: there is none
    void drawCrosshair();
    void placeReadout();
    [[nodiscard]] int pointAt(double pixel) const;

    const Theme &m_theme;
    Chart m_chart;
    QString m_whose;
    std::optional<ChartScale> m_scale; //!< of the chart that is shown
    ChartShapes m_shapes;
    QCPItemLine *m_line;
    QList<QCPItemTracer *> m_dots; //!< of the crosshair: one on each line
    ChartReadout *m_readout;
    QLabel *m_empty;
    std::optional<WallTime> m_crosshair; //!< when its point begins: it keeps its point while the chart moves on
    bool m_showsFocus = false;
    std::optional<double> m_pointer; //!< where the pointer is: the crosshair keeps to it
};

} // namespace penstock
