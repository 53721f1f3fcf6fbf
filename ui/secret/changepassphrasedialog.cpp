// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/secret/changepassphrasedialog.h"

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

ChangePassphraseDialog::ChangePassphraseDialog(VaultKeeper &vault, QWidget *parent)
    : QDialog(parent)
    , m_vault(vault)
    , m_form(new QWidget(this))
    , m_current(passphraseEdit(QStringLiteral("currentPassphraseEdit"), tr("Present passphrase"), m_form))
    , m_first(passphraseEdit(QStringLiteral("firstPassphraseEdit"), tr("New passphrase"), m_form))
    , m_second(passphraseEdit(QStringLiteral("secondPassphraseEdit"), tr("New passphrase again"), m_form))
    , m_problem(problemLabel(this))
    , m_progress(derivingBar(this))
{
    setObjectName(QStringLiteral("changePassphraseDialog"));
    setWindowTitle(tr("Change the vault's passphrase – Penstock"));
    buildLayout();
    setBusy(false);
}

void ChangePassphraseDialog::buildLayout()
{
    auto *fields = new QVBoxLayout(m_form);
    fields->setContentsMargins(0, 0, 0, 0);
    if (m_vault.keyIsInKeyStore())
        m_current->hide();
    else
        addLabelled(fields, tr("&Present passphrase"), m_current);
    addLabelled(fields, tr("&New passphrase"), m_first);
    addLabelled(fields, tr("New passphrase &again"), m_second);
    auto *note = new QLabel(tr("Nobody can recover the passphrase: without it, the secrets have to be typed anew."),
                            m_form);
    note->setWordWrap(true);
    note->setProperty("muted", true);
    fields->addWidget(note);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_change = buttons->addButton(tr("Change"), QDialogButtonBox::AcceptRole);
    m_change->setObjectName(QStringLiteral("changeButton"));
    m_change->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ChangePassphraseDialog::change);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    QVBoxLayout *all = dialogColumn(this);
    all->addWidget(m_form);
    all->addWidget(m_problem);
    all->addWidget(m_progress);
    all->addStretch();
    all->addWidget(buttons);
}

void ChangePassphraseDialog::change()
{
    const QString problem = newPassphraseProblem(m_first->text(), m_second->text());
    m_problem->setText(problem);
    if (!problem.isEmpty())
        return m_first->setFocus();
    setBusy(true);
    m_vault.changePassphrase(m_current->text(), m_first->text(), [this, self = QPointer(this)](const Result<> &done) {
        if (!self)
            return;
        setBusy(false);
        if (done)
            return accept();
        m_problem->setText(done.error().message);
    });
}

void ChangePassphraseDialog::setBusy(bool busy)
{
    m_form->setEnabled(!busy);
    m_change->setEnabled(!busy);
    m_progress->setVisible(busy);
}

} // namespace penstock
