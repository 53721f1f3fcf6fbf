// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/secret/openvault.h"

#include "core/secret/vaultkeeper.h"
#include "ui/questions.h"
#include "ui/secret/createvaultdialog.h"
#include "ui/secret/unlockdialog.h"

#include <QPointer>

namespace penstock {

namespace {

void askFor(QDialog *dialog, QWidget *parent, const std::function<void(bool)> &then)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, parent, [then](int result) { then(result == QDialog::Accepted); });
    dialog->open();
}

void fetchKey(VaultKeeper &vault, QWidget *parent, const std::function<void(bool)> &then)
{
    vault.unlockFromKeyStore([parent = QPointer(parent), then](const Result<> &opened) {
        if (!parent)
            return;
        if (!opened)
            tellError(parent, VaultKeeper::tr("The vault stays locked"), opened.error().message);
        then(opened.has_value());
    });
}

//! Somebody opens it already: once it has become something else, it is looked at again.
void waitForIt(VaultKeeper &vault, const Theme &theme, QWidget *parent, const std::function<void(bool)> &then)
{
    auto *waiting = new QObject(parent);
    QObject::connect(&vault, &VaultKeeper::stateChanged, waiting, [&vault, &theme, parent, then, waiting] {
        if (vault.state() == VaultKeeper::State::Opening)
            return;
        waiting->deleteLater();
        waiting->disconnect();
        openVault(vault, theme, parent, then);
    });
}

} // namespace

void openVault(VaultKeeper &vault, const Theme &theme, QWidget *parent, std::function<void(bool)> then)
{
    switch (vault.state()) {
    case VaultKeeper::State::Open:
        return then(true);
    case VaultKeeper::State::Opening:
        return waitForIt(vault, theme, parent, then);
    case VaultKeeper::State::Missing:
        return askFor(new CreateVaultDialog(vault, parent), parent, then);
    case VaultKeeper::State::Locked:
        if (vault.keyIsInKeyStore())
            return fetchKey(vault, parent, then);
        return askFor(new UnlockDialog(vault, parent), parent, then);
    case VaultKeeper::State::Failed:
        tellError(parent, VaultKeeper::tr("The vault cannot be used"), vault.problem());
        return then(false);
    }
}

} // namespace penstock
