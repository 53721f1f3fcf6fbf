// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/secret/createvaultdialog.h"

#include "core/secret/vaultkeeper.h"
#include "ui/secret/passphraseform.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace penstock {

CreateVaultDialog::CreateVaultDialog(VaultKeeper &vault, QWidget *parent)
    : QDialog(parent)
    , m_vault(vault)
    , m_byKeyStore(new QRadioButton(tr("By the desktop's &key store: it opens with your session"), this))
    , m_byPassphrase(new QRadioButton(tr("By a &passphrase that you type"), this))
    , m_noKeyStore(new QLabel(tr("This desktop has no key store, so a passphrase protects the vault."), this))
    , m_form(new QWidget(this))
    , m_first(passphraseEdit(QStringLiteral("firstPassphraseEdit"), tr("Passphrase"), m_form))
    , m_second(passphraseEdit(QStringLiteral("secondPassphraseEdit"), tr("Passphrase again"), m_form))
    , m_problem(problemLabel(this))
    , m_progress(derivingBar(this))
{
    setObjectName(QStringLiteral("createVaultDialog"));
    setWindowTitle(tr("Make a vault – Penstock"));
    m_byKeyStore->setObjectName(QStringLiteral("byKeyStoreButton"));
    m_byPassphrase->setObjectName(QStringLiteral("byPassphraseButton"));
    m_noKeyStore->setWordWrap(true);
    buildLayout();
    connect(m_byKeyStore, &QRadioButton::toggled, this, &CreateVaultDialog::showChoice);
    connect(&m_vault, &VaultKeeper::stateChanged, this, &CreateVaultDialog::showKeyStore);
    m_byPassphrase->setChecked(true);
    m_byKeyStore->setChecked(m_vault.hasKeyStore());
    showKeyStore();
    setBusy(false);
}

void CreateVaultDialog::buildLayout()
{
    auto *head = new QLabel(tr("Secrets are kept in one encrypted file, never in a stream's file. What protects it?"),
                            this);
    head->setWordWrap(true);
    auto *note = new QLabel(tr("Nobody can recover the passphrase: without it, the secrets have to be typed anew."),
                            m_form);
    note->setWordWrap(true);
    note->setProperty("muted", true);
    auto *fields = new QVBoxLayout(m_form);
    fields->setContentsMargins(0, 0, 0, 0);
    addLabelled(fields, tr("Pa&ssphrase"), m_first);
    addLabelled(fields, tr("Passphrase &again"), m_second);
    fields->addWidget(note);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_create = buttons->addButton(tr("Make the vault"), QDialogButtonBox::AcceptRole);
    m_create->setObjectName(QStringLiteral("createButton"));
    m_create->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &CreateVaultDialog::create);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    QVBoxLayout *all = dialogColumn(this);
    for (QWidget *part : {static_cast<QWidget *>(head), static_cast<QWidget *>(m_byKeyStore),
                          static_cast<QWidget *>(m_byPassphrase), static_cast<QWidget *>(m_noKeyStore), m_form,
                          static_cast<QWidget *>(m_problem), static_cast<QWidget *>(m_progress)})
        all->addWidget(part);
    all->addStretch();
    all->addWidget(buttons);
}

void CreateVaultDialog::showKeyStore()
{
    const bool there = m_vault.hasKeyStore();
    m_byKeyStore->setVisible(there);
    m_byPassphrase->setVisible(there);
    m_noKeyStore->setVisible(!there);
    showChoice();
}

void CreateVaultDialog::showChoice()
{
    const bool byPassphrase = !m_vault.hasKeyStore() || m_byPassphrase->isChecked();
    m_form->setVisible(byPassphrase);
    if (byPassphrase)
        m_first->setFocus();
}

void CreateVaultDialog::create()
{
    const auto done = [this, self = QPointer(this)](const Result<> &created) {
        if (self)
            finish(created ? QString() : created.error().message);
    };
    if (m_vault.hasKeyStore() && m_byKeyStore->isChecked()) {
        setBusy(true);
        return m_vault.createInKeyStore(done);
    }
    const QString problem = newPassphraseProblem(m_first->text(), m_second->text());
    m_problem->setText(problem);
    if (!problem.isEmpty())
        return m_first->setFocus();
    setBusy(true);
    m_vault.create(m_first->text(), done);
}

void CreateVaultDialog::finish(const QString &problem)
{
    setBusy(false);
    m_problem->setText(problem);
    if (problem.isEmpty())
        accept();
}

void CreateVaultDialog::setBusy(bool busy)
{
    for (QWidget *part : {static_cast<QWidget *>(m_byKeyStore), static_cast<QWidget *>(m_byPassphrase), m_form,
                          static_cast<QWidget *>(m_create)})
        part->setEnabled(!busy);
    m_progress->setVisible(busy);
}

} // namespace penstock
