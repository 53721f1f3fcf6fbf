// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/secret/unlockdialog.h"

#include "core/secret/vaultkeeper.h"
#include "ui/secret/passphraseform.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace penstock {

UnlockDialog::UnlockDialog(VaultKeeper &vault, QWidget *parent)
    : QDialog(parent)
    , m_vault(vault)
    , m_passphrase(passphraseEdit(QStringLiteral("passphraseEdit"), tr("Passphrase"), this))
    , m_problem(problemLabel(this))
    , m_progress(derivingBar(this))
{
    setObjectName(QStringLiteral("unlockDialog"));
    setWindowTitle(tr("Unlock the vault – Penstock"));
    auto *head = new QLabel(tr("Streams that need a secret wait until the vault is unlocked."), this);
    head->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_unlock = buttons->addButton(tr("Unlock"), QDialogButtonBox::AcceptRole);
    m_unlock->setObjectName(QStringLiteral("unlockButton"));
    m_unlock->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &UnlockDialog::unlock);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    QVBoxLayout *all = dialogColumn(this);
    all->addWidget(head);
    addLabelled(all, tr("&Passphrase"), m_passphrase);
    all->addWidget(m_problem);
    all->addWidget(m_progress);
    all->addStretch();
    all->addWidget(buttons);
    setBusy(false);
}

void UnlockDialog::unlock()
{
    if (m_passphrase->text().isEmpty())
        return m_passphrase->setFocus();
    setBusy(true);
    m_problem->clear();
    m_vault.unlock(m_passphrase->text(), [this, self = QPointer(this)](const Result<> &unlocked) {
        if (!self)
            return;
        setBusy(false);
        if (unlocked)
            return accept();
        m_problem->setText(unlocked.error().message);
        m_passphrase->selectAll();
        m_passphrase->setFocus();
    });
}

void UnlockDialog::setBusy(bool busy)
{
    m_passphrase->setEnabled(!busy);
    m_unlock->setEnabled(!busy);
    m_progress->setVisible(busy);
}

} // namespace penstock
