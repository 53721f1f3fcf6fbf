// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/secret/vaultactions.h"

#include "core/secret/vaultkeeper.h"
#include "ui/secret/changepassphrasedialog.h"
#include "ui/secret/openvault.h"
#include "ui/secret/secretsdialog.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QMenu>

namespace penstock {

VaultActions::VaultActions(VaultKeeper &vault, const Theme &theme, QWidget *window)
    : QObject(window)
    , m_vault(vault)
    , m_theme(theme)
    , m_window(window)
    , m_menu(new QMenu(tr("Va&ult"), window))
{
    m_menu->setObjectName(QStringLiteral("vaultMenu"));
    m_unlock = add(QStringLiteral("unlockVaultAction"), tr("&Unlock…"), &VaultActions::open);
    m_unlock->setIcon(m_theme.icon(QStringLiteral("lock")));
    m_lock = add(QStringLiteral("lockVaultAction"), tr("&Lock"), &VaultActions::lock);
    m_change = add(QStringLiteral("changePassphraseAction"), tr("&Change passphrase…"), &VaultActions::changePassphrase);
    m_menu->addSeparator();
    m_manage = add(QStringLiteral("manageSecretsAction"), tr("&Manage secrets…"), &VaultActions::manage);
    connect(&m_vault, &VaultKeeper::stateChanged, this, &VaultActions::update);
    update();
}

QAction *VaultActions::add(const QString &name, const QString &text, void (VaultActions::*carryOut)())
{
    QAction *action = m_menu->addAction(text);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, carryOut);
    return action;
}

void VaultActions::update()
{
    const VaultKeeper::State state = m_vault.state();
    const bool open = state == VaultKeeper::State::Open;
    const bool missing = state == VaultKeeper::State::Missing;
    m_unlock->setText(missing ? tr("&Make a vault…") : tr("&Unlock…"));
    m_unlock->setEnabled(!open && state != VaultKeeper::State::Opening);
    m_lock->setEnabled(open);
    m_change->setEnabled(open);
    m_change->setText(m_vault.keyIsInKeyStore() ? tr("&Protect by a passphrase…") : tr("&Change passphrase…"));
    m_manage->setEnabled(!missing);
}

void VaultActions::open()
{
    openVault(m_vault, m_theme, m_window, [](bool) {});
}

void VaultActions::lock()
{
    m_vault.lock();
}

void VaultActions::changePassphrase()
{
    auto *dialog = new ChangePassphraseDialog(m_vault, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void VaultActions::manage()
{
    openVault(m_vault, m_theme, m_window, [this](bool open) {
        if (!open)
            return;
        auto *dialog = new SecretsDialog(m_vault, m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

} // namespace penstock
