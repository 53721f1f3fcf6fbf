// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/chart.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QActionGroup;
class QButtonGroup;
class QHBoxLayout;
class QMenu;
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
    //! What the user chooses; the stream is the window's.
    struct Choice
    {
        ChartKind kind = ChartKind::Delivery;
        ChartRange range = ChartRange::TenMinutes;
        bool all = false; //!< all streams

        friend bool operator==(const Choice &, const Choice &) = default;
    };

    ChartHead(const Theme &theme, QMenu *exports, QWidget *parent = nullptr);

    void show(const Choice &choice);
    void showDeadLetters(bool there); //!< in the legend
    void showFolded(bool folded);

    [[nodiscard]] const Choice &choice() const { return m_choice; }
    [[nodiscard]] const ChartLegend &legend() const { return *m_legend; }

Q_SIGNALS:
    void chosen(const penstock::ChartHead::Choice &choice);
    void foldPressed();

private:
    void addChoices();
    void addRanges(QHBoxLayout *row);
    QToolButton *addButton(QHBoxLayout *row, const QString &name);
    void choose(const Choice &choice);

    const Theme &m_theme;
    Choice m_choice;
    bool m_deadLetters = false;
    QToolButton *m_what = nullptr;
    QActionGroup *m_kinds;
    QActionGroup *m_scopes;
    QButtonGroup *m_ranges;
    ChartLegend *m_legend;
    QToolButton *m_more = nullptr;
    QToolButton *m_fold = nullptr;
};

} // namespace penstock
