// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/comparisonmodel.h"
#include "ui/models/practice.h"
#include "ui/page.h"

QT_BEGIN_NAMESPACE
class QStackedWidget;
class QTabBar;
class QTableView;
QT_END_NAMESPACE

namespace penstock {

class ElidedLabel;
class PracticeActions;
class PracticeBar;
class ScriptPane;
class Theme;

//! The practice endpoint: what it does, what it gets, and that beside what the chosen stream has sent to it.
class PracticePage final : public Page
{
    Q_OBJECT

public:
    PracticePage(Practice &practice, PracticeActions &actions, const Theme &theme, QWidget *parent = nullptr);

    void showStream(StreamView *stream) override;
    void showStatus(const StreamStatus &) override {}
    void tick() override;

private:
    enum Tab { SidesTab, FindingsTab, ScriptTab };

    void buildLayout(PracticeActions &actions);
    [[nodiscard]] QWidget *buildSides();
    [[nodiscard]] QTableView *addTable(const Theme &theme, const QString &name, const QString &title,
                                       QAbstractItemModel &model, const QStringList &widest);
    void start();
    void showCounters();
    void showSides();
    void showTabs();
    [[nodiscard]] bool sendsHere() const;

    Practice &m_practice;
    StreamView *m_stream = nullptr;
    ComparisonModel m_comparison;
    PracticeBar *m_bar;
    ElidedLabel *m_counters;
    QTableView *m_received;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QTableView *m_sides;
    ElidedLabel *m_sidesNote;
    QTableView *m_findings;
    ScriptPane *m_script;
};

} // namespace penstock
