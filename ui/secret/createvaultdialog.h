// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;
QT_END_NAMESPACE

namespace penstock {

class VaultKeeper;

//! Makes the vault: its key in the desktop's key store where there is one, or derived from a passphrase. Accepted when
//! it is there and open.
class CreateVaultDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit CreateVaultDialog(VaultKeeper &vault, QWidget *parent = nullptr);

private:
    void buildLayout();
    void showKeyStore(); //!< as the desktop has one or not
    void showChoice();
    void create();
    void finish(const QString &problem); //!< empty: it is done
    void setBusy(bool busy);

    VaultKeeper &m_vault;
    QRadioButton *m_byKeyStore;
    QRadioButton *m_byPassphrase;
    QLabel *m_noKeyStore;
    QWidget *m_form;
    QLineEdit *m_first;
    QLineEdit *m_second;
    QLabel *m_problem;
    QProgressBar *m_progress;
    QPushButton *m_create;
};

} // namespace penstock
