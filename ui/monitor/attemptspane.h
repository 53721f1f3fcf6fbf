// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/retrypolicy.h"
#include "core/outbox/records.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QTableView;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class AttemptModel;
class Theme;
class TimelineWidget;

//! A batch's story: its schedule as a line, what happened in words, and its attempts in a table.
class AttemptsPane final : public QWidget
{
    Q_OBJECT

public:
    AttemptsPane(const Theme &theme, AttemptModel &attempts, QWidget *parent = nullptr);

    void show(const BatchSummary &batch, const RetryPolicy &policy, const Moment &now);
    void setCurrent(int attempt);

Q_SIGNALS:
    void attemptChosen(int attempt);

private:
    void buildLayout();
    void allowCompare();
    void compare();
    [[nodiscard]] QList<int> chosenRows() const; //!< from the oldest

    const Theme &m_theme;
    AttemptModel &m_attempts;
    TimelineWidget *m_timeline;
    QLabel *m_headline;
    QLabel *m_detail;
    QToolButton *m_compare;
    QTableView *m_table;
    bool m_choosing = false; //!< by the program, not by the user
};

} // namespace penstock
