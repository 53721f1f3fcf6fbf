// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/clock.h"
#include "ui/monitor/charthead.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace penstock {

class ChartExport;
class ChartPlot;
class TrafficHistory;

//! What charts are made of, each outlives them.
struct ChartParts
{
    const TrafficHistory &history;
    ChartActions &actions;
};

//! What has happened lately: one chart of the history, which moves on while it is seen.
class ChartPanel final : public QFrame
{
    Q_OBJECT

public:
    ChartPanel(const Theme &theme, Clock clock, const ChartParts &parts, QWidget *parent = nullptr);

    void showStream(StreamId stream, const QString &name);
    void setFolded(bool folded); //!< only its head is left
    [[nodiscard]] bool isFolded() const { return m_isFolded; }

    [[nodiscard]] QAction *unfold() const { return m_parts.actions.unfold; }

    void refresh(); //!< to the present moment

Q_SIGNALS:
    void pauseChosen(penstock::WallTime begun);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refreshIfDue();

    const Clock m_clock;
    const ChartParts m_parts;
    StreamId m_stream = 0;
    QString m_name;
    bool m_isFolded = false;
    ChartPlot *m_plot;
    ChartExport *m_export;
    ChartHead *m_head;
    QTimer *m_timer;
};

} // namespace penstock
