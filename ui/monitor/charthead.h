// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/monitor/chartactions.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class ChartLegend;
class Theme;

//! The line above a chart: which one, of what, how far back; its legend; what can be done with it.
class ChartHead final : public QWidget
{
    Q_OBJECT

public:
    ChartHead(const Theme &theme, ChartActions &actions, QWidget *parent = nullptr);

    void showDeadLetters(bool there); //!< in the legend
    void showFolded(bool folded);

    [[nodiscard]] const ChartLegend &legend() const { return *m_legend; }

private:
    void addChoices();
    void addRanges(QHBoxLayout *row);
    QToolButton *addButton(QHBoxLayout *row, const QString &name);
    void addMenu(QHBoxLayout *row);
    void show(const MonitorChoice &choice);

    const Theme &m_theme;
    ChartActions &m_actions;
    bool m_deadLetters = false;
    QToolButton *m_what = nullptr;
    QList<QToolButton *> m_ranges;
    ChartLegend *m_legend;
    QToolButton *m_more = nullptr;
    QToolButton *m_fold = nullptr;
};

} // namespace penstock
