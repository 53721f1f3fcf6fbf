// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
QT_END_NAMESPACE

namespace penstock {

class VaultKeeper;

//! Asks for the vault's passphrase; accepted when it is open. A wrong one is said below the field.
class UnlockDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit UnlockDialog(VaultKeeper &vault, QWidget *parent = nullptr);

private:
    void unlock();
    void setBusy(bool busy);

    VaultKeeper &m_vault;
    QLineEdit *m_passphrase;
    QLabel *m_problem;
    QProgressBar *m_progress;
    QPushButton *m_unlock;
};

} // namespace penstock
