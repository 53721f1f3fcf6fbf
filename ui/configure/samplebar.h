// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/configure/samplefeed.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

//! Says what the preview shows, "sample.ndjson · event 1", and lets the user choose another sample and another event.
class SampleBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SampleBar(QWidget *parent = nullptr);

    void showChoice(const SampleChoice &choice);

    //! `event`: from 0; none: a batch of `events` of them. `passing`: of the sample; 0: none to choose from.
    void showEvent(const QString &origin, std::optional<int> event, int events, int passing);

Q_SIGNALS:
    void chosen(const penstock::SampleChoice &choice);
    void eventChosen(std::optional<int> event);
    void readAgainRequested();

private:
    void buildMenu();
    QAction *addChoice(const QString &name, const QString &text, SampleChoice::Kind kind);
    void choose(SampleChoice::Kind kind);
    void askForFile();
    QToolButton *addStep(const QString &name, const QString &text, const QString &accessibleName, int step);

    QToolButton *m_button;
    QToolButton *m_previous;
    QToolButton *m_next;
    QMenu *m_menu;
    QList<std::pair<SampleChoice::Kind, QAction *>> m_choices;
    QAction *m_wholeBatch = nullptr;
    SampleChoice m_choice;
    std::optional<int> m_event = 0;
    int m_lastEvent = 0; //!< shown before the whole batch was
};

} // namespace penstock
