// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/timeline.h"

#include <QWidget>

namespace penstock {

class Theme;

//! A batch's schedule as a line of stops: what was tried, what comes next and when. Pressing a stop chooses its attempt.
class TimelineWidget final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineWidget(const Theme &theme, QWidget *parent = nullptr);

    void show(const QList<TimelineStop> &stops);
    void setCurrent(int attempt); //!< 0: none

    [[nodiscard]] const QList<TimelineStop> &stops() const { return m_stops; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void attemptChosen(int attempt);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QList<QRect> boxes() const;
    [[nodiscard]] int stopAt(const QPoint &point) const; //!< -1: none
    void paintLink(QPainter &painter, int stop, const QList<QRect> &boxes) const;
    void paintStop(QPainter &painter, const TimelineStop &stop, const QRect &box) const;

    const Theme &m_theme;
    QList<TimelineStop> m_stops;
    int m_current = 0;
};

} // namespace penstock
