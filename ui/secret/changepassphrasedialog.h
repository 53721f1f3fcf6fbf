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

//! Gives the vault another passphrase, or a first one where its key was in the key store.
class ChangePassphraseDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ChangePassphraseDialog(VaultKeeper &vault, QWidget *parent = nullptr);

private:
    void buildLayout();
    void change();
    void setBusy(bool busy);

    VaultKeeper &m_vault;
    QWidget *m_form;
    QLineEdit *m_current;
    QLineEdit *m_first;
    QLineEdit *m_second;
    QLabel *m_problem;
    QProgressBar *m_progress;
    QPushButton *m_change;
};

} // namespace penstock
