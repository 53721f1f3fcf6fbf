// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"
#include "ui/models/practice.h"

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QWidget;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! What the user can do with the practice endpoint, as a menu.
class PracticeActions final : public QObject
{
    Q_OBJECT

public:
    PracticeActions(Practice &practice, const Theme &theme, QWidget *window);

    [[nodiscard]] QMenu *menu() const { return m_menu; }
    [[nodiscard]] const QList<QAction *> &presses() const { return m_presses; } //!< as practiceButtons()

    QAction *toggle; //!< start, or stop
    QAction *copyAddress;
    QAction *saveAuthority;
    QAction *makeStream;
    QAction *untilReleased; //!< checkable: what is pressed stays
    QAction *release;

Q_SIGNALS:
    void startRequested();
    void streamMade(const penstock::StreamConfig &config); //!< one that sends to the endpoint

private:
    QAction *add(const QString &name, const QString &text, const std::function<void()> &carryOut);
    void buildPresses();
    void sendHere();
    void update();

    Practice &m_practice;
    const Theme &m_theme;
    QWidget *m_window;
    QMenu *m_menu;
    QList<QAction *> m_presses;
};

} // namespace penstock
