// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QListWidget;
class QPushButton;
QT_END_NAMESPACE

namespace penstock {

class VaultKeeper;

//! The names of the vault's secrets, to see what is there and to remove what is not needed any more.
class SecretsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SecretsDialog(VaultKeeper &vault, QWidget *parent = nullptr);

private:
    void showNames();
    void askRemoval();
    void remove(const QString &name);

    VaultKeeper &m_vault;
    QLabel *m_head;
    QListWidget *m_list;
    QLabel *m_problem;
    QPushButton *m_remove;
};

} // namespace penstock
