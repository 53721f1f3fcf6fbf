// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/exchange.h"

#include "core/secret/vaultkeeper.h"
#include "ui/configure/configureactions.h"
#include "ui/configure/exportdialog.h"
#include "ui/configure/importdialog.h"
#include "ui/configure/keepsecret.h"
#include "ui/configure/streamdocument.h"
#include "ui/questions.h"

#include <QAction>

namespace penstock {

namespace {

//! The config with its secret where it came to be kept, in the place of the name it was expected under.
void refer(StreamConfig &config, const QString &expected, const SecretRef &kept)
{
    const SecretRef wanted{SecretRef::Kind::Vault, expected};
    for (StaticHeader &header : config.destination.headers) {
        if (const auto *ref = std::get_if<SecretRef>(&header.value); ref && *ref == wanted)
            header.value = kept;
    }
    if (auto *basic = std::get_if<BasicAuth>(&config.destination.auth); basic && basic->password == wanted)
        basic->password = kept;
}

} // namespace

Exchange::Exchange(const ConfigureParts &parts, const ConfigureActions &actions, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
{
    connect(actions.pasteTicket, &QAction::triggered, this, &Exchange::paste);
    connect(actions.exportText, &QAction::triggered, this, [this, &actions] {
        auto *dialog = new ExportDialog(m_parts.theme, m_parts.catalog, m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show(actions.document()->config());
    });
}

void Exchange::paste()
{
    auto *dialog = new ImportDialog(m_parts.theme, m_parts.catalog, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::draftAccepted, this, [this](const Draft &draft) { keepSecrets(draft, 0); });
    dialog->open();
}

//! One after the other: the first may have to ask for the vault.
void Exchange::keepSecrets(const Draft &draft, qsizetype next)
{
    if (next == draft.secrets.size())
        return Q_EMIT streamMade(draft.config);
    const FoundSecret &secret = draft.secrets[next];
    if (secret.place == FoundSecret::Place::Parameter)
        return keepSecrets(draft, next + 1);
    const auto keep = keepInVault(m_parts.vault, m_parts.theme, m_window);
    keep(secret.vaultName, secret.value.reveal().toUtf8(), [this, draft, next](const Result<SecretRef> &kept) {
        if (!kept)
            return keepOthers(draft, next, kept.error());
        Draft rest = draft;
        refer(rest.config, draft.secrets[next].vaultName, *kept);
        keepSecrets(rest, next + 1);
    });
}

//! The stream still says which secrets it lacks; nothing of the pasted text is lost but their values.
void Exchange::keepOthers(const Draft &draft, qsizetype lost, const Error &why)
{
    tellError(m_window, tr("A secret of the pasted text is not kept"), why.message);
    // A vault that stays closed is asked for once, not once for each secret.
    const bool isOpen = m_parts.vault.state() == VaultKeeper::State::Open;
    keepSecrets(draft, isOpen ? lost + 1 : draft.secrets.size());
}

} // namespace penstock
