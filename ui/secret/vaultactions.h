// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
class QWidget;
QT_END_NAMESPACE

namespace penstock {

class Theme;
class VaultKeeper;

//! What the user can do to the vault, as a menu.
class VaultActions final : public QObject
{
    Q_OBJECT

public:
    VaultActions(VaultKeeper &vault, const Theme &theme, QWidget *window);

    [[nodiscard]] QMenu *menu() const { return m_menu; }

    void open(); //!< with the question that it takes; nothing while it is open

private:
    QAction *add(const QString &name, const QString &text, void (VaultActions::*carryOut)());
    void lock();
    void changePassphrase();
    void manage();
    void update();

    VaultKeeper &m_vault;
    const Theme &m_theme;
    QWidget *m_window;
    QMenu *m_menu;
    QAction *m_unlock;
    QAction *m_lock;
    QAction *m_change;
    QAction *m_manage;
};

} // namespace penstock
