// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/secret/secretsdialog.h"

#include "core/secret/vaultkeeper.h"
#include "ui/secret/passphraseform.h"
#include "ui/secret/secretquestions.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace penstock {

SecretsDialog::SecretsDialog(VaultKeeper &vault, QWidget *parent)
    : QDialog(parent)
    , m_vault(vault)
    , m_head(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_problem(problemLabel(this))
{
    setObjectName(QStringLiteral("secretsDialog"));
    setWindowTitle(tr("Secrets – Penstock"));
    m_head->setTextFormat(Qt::PlainText);
    m_head->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("secretsList"));
    m_list->setAccessibleName(tr("Names of the secrets"));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_remove = buttons->addButton(tr("&Remove…"), QDialogButtonBox::ActionRole);
    m_remove->setObjectName(QStringLiteral("removeSecretButton"));
    connect(m_remove, &QPushButton::clicked, this, &SecretsDialog::askRemoval);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_remove->setEnabled(row >= 0); });
    connect(&m_vault, &VaultKeeper::namesChanged, this, &SecretsDialog::showNames);

    QVBoxLayout *all = dialogColumn(this);
    all->addWidget(m_head);
    all->addWidget(m_list, 1);
    all->addWidget(m_problem);
    all->addWidget(buttons);
    showNames();
}

void SecretsDialog::showNames()
{
    const QStringList names = m_vault.names();
    m_head->setText(names.isEmpty()
                        ? tr("The vault is empty: type a secret where a stream needs it.")
                        : tr("A stream names them as vault:NAME. The vault is %1.").arg(m_vault.path()));
    m_list->clear();
    m_list->addItems(names);
    m_remove->setEnabled(false);
}

void SecretsDialog::askRemoval()
{
    const QString name = m_list->currentItem()->text();
    askBeforeRemoving(this, name, [this, name] { remove(name); });
}

void SecretsDialog::remove(const QString &name)
{
    m_vault.remove(name, [this, self = QPointer(this)](const Result<> &removed) {
        if (self)
            m_problem->setText(removed ? QString() : removed.error().message);
    });
}

} // namespace penstock
