// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/secret/secretfield.h"

#include "core/secret/secretref.h"
#include "core/secret/vaultkeeper.h"
#include "ui/secret/openvault.h"
#include "ui/secret/secretquestions.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

SecretField::SecretField(VaultKeeper &vault, const Theme &theme, QWidget *parent, std::chrono::milliseconds revealFor)
    : QWidget(parent)
    , m_vault(vault)
    , m_theme(theme)
    , m_edit(new QLineEdit(this))
    , m_eye(new QToolButton(this))
    , m_more(new QToolButton(this))
    , m_place(new QLabel(this))
    , m_entries(new QMenu(tr("&Another secret of the vault"), this))
{
    setObjectName(QStringLiteral("secretField"));
    m_concealing.setSingleShot(true);
    m_concealing.setInterval(revealFor);
    buildLayout();
    buildMenu();
    connectParts();
    show(std::nullopt, {});
}

void SecretField::buildLayout()
{
    m_edit->setObjectName(QStringLiteral("secretEdit"));
    m_edit->installEventFilter(this);
    m_eye->setObjectName(QStringLiteral("revealButton"));
    m_eye->setIcon(m_theme.icon(QStringLiteral("eye")));
    m_eye->setCheckable(true);
    m_more->setObjectName(QStringLiteral("secretMenuButton"));
    m_more->setIcon(m_theme.icon(QStringLiteral("dots")));
    m_more->setAccessibleName(tr("Where the secret is kept"));
    m_more->setToolTip(tr("Where the secret is kept"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_place->setObjectName(QStringLiteral("secretPlace"));
    m_place->setProperty("muted", true);
    m_place->setTextFormat(Qt::PlainText);
    m_place->setWordWrap(true);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_edit, 1);
    row->addWidget(m_eye);
    row->addWidget(m_more);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_place);
    setFocusProxy(m_edit);
}

void SecretField::buildMenu()
{
    auto *menu = new QMenu(m_more);
    auto *kinds = new QActionGroup(this);
    const auto add = [&](const QString &name, const QString &text, SecretRef::Kind kind) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        kinds->addAction(action);
        connect(action, &QAction::triggered, this, [this, kind] { choose(kind); });
        return action;
    };
    m_toVault = add(QStringLiteral("keepInVaultAction"), tr("Kept in the &vault"), SecretRef::Kind::Vault);
    m_toEnv = add(QStringLiteral("environmentAction"), tr("In an &environment variable"), SecretRef::Kind::Env);
    m_toFile = add(QStringLiteral("fileAction"), tr("In a &file of its own"), SecretRef::Kind::File);
    menu->addSeparator();
    m_entries->setObjectName(QStringLiteral("entriesMenu"));
    menu->addMenu(m_entries);
    m_more->setMenu(menu);
}

void SecretField::connectParts()
{
    connect(m_edit, &QLineEdit::editingFinished, this, &SecretField::commit);
    connect(m_eye, &QToolButton::toggled, this, [this](bool on) { on ? reveal() : conceal(); });
    connect(&m_concealing, &QTimer::timeout, this, &SecretField::conceal);
    connect(m_more->menu(), &QMenu::aboutToShow, this, &SecretField::fillEntries);
    connect(&m_vault, &VaultKeeper::stateChanged, this, &SecretField::showPlace);
    connect(&m_vault, &VaultKeeper::namesChanged, this, &SecretField::showPlace);
}

void SecretField::show(const std::optional<SecretRef> &ref, const QString &suggestedName)
{
    m_suggestedName = suggestedName;
    // Shown again while the vault is being opened for what was typed: that must not be lost.
    if (m_committing && ref == m_ref)
        return;
    conceal();
    m_ref = ref;
    m_kind = ref ? ref->kind : SecretRef::Kind::Vault;
    showKind();
}

void SecretField::setOwner(QObject *owner)
{
    if (m_owner == owner)
        return;
    m_owner = owner;
    m_ref.reset();
    m_ownName.clear();
    m_committing = false;
}

void SecretField::showKind()
{
    const bool vault = keepsInVault();
    m_edit->setEchoMode(vault ? QLineEdit::Password : QLineEdit::Normal);
    m_edit->setText(!vault && m_ref && m_ref->kind == m_kind ? m_ref->name : QString());
    m_edit->setModified(false);
    m_eye->setVisible(vault);
    m_toVault->setChecked(vault);
    m_toEnv->setChecked(m_kind == SecretRef::Kind::Env);
    m_toFile->setChecked(m_kind == SecretRef::Kind::File);
    showPlace();
}

void SecretField::showPlace()
{
    const bool kept = m_ref && m_ref->kind == m_kind;
    m_eye->setEnabled(keepsInVault());
    const QString show = tr("Show the secret for some seconds");
    m_eye->setAccessibleName(show);
    m_eye->setToolTip(show);
    switch (m_kind) {
    case SecretRef::Kind::Env:
        m_edit->setPlaceholderText(QStringLiteral("ORDERS_KEY"));
        m_edit->setAccessibleName(tr("Name of the environment variable"));
        return tell(kept ? tr("From the environment variable %1.").arg(m_ref->name)
                         : tr("Name the variable that holds the secret when Penstock starts."));
    case SecretRef::Kind::File:
        m_edit->setPlaceholderText(QStringLiteral("/run/secrets/orders-key"));
        m_edit->setAccessibleName(tr("Path of the secret's file"));
        return tell(kept ? tr("From the file %1.").arg(m_ref->name)
                         : tr("Name a file that only you can read; one line ending after the secret does not count."));
    case SecretRef::Kind::Vault:
        break;
    }
    m_edit->setAccessibleName(tr("Secret"));
    // A fixed number of dots: theirs tells nothing about the secret.
    m_edit->setPlaceholderText(kept ? QString(10, QChar(0x25cf)) : tr("Type the secret"));
    if (!kept)
        return tell(tr("It will be kept in the vault as %1.").arg(freeName()));
    if (m_vault.state() == VaultKeeper::State::Open && !m_vault.names().contains(m_ref->name))
        return tell(tr("The vault has no secret called %1: type it here.").arg(m_ref->name), true);
    tell(tr("In the vault as %1.").arg(m_ref->name));
}

void SecretField::commit()
{
    const QString typed = m_edit->text();
    if (m_committing || m_revealed || typed.isEmpty() || !m_edit->isModified())
        return;
    if (keepsInVault())
        return commitToVault(typed);
    const SecretRef ref{m_kind, typed.trimmed()};
    if (const auto fault = checkSecretRef(ref))
        return tell(fault->message, true);
    use(ref);
}

void SecretField::commitToVault(const QString &typed)
{
    // The question takes the focus, which would commit once more.
    m_committing = true;
    openVault(m_vault, m_theme, this, [this, typed](bool open) {
        if (!open) {
            m_committing = false;
            return tell(tr("Not kept yet: press Enter to open the vault."), true);
        }
        const bool exists = m_ref && m_ref->kind == SecretRef::Kind::Vault && m_vault.names().contains(m_ref->name);
        if (m_ref && m_ref->kind == SecretRef::Kind::Vault && (!exists || m_ref->name == m_ownName))
            return storeAs(m_ref->name, typed);
        if (!exists)
            return storeAs(freeName(), typed);
        askBeforeOverwriting(this, m_ref->name, freeName(), [this, typed](const QString &name) {
            if (!name.isEmpty())
                return storeAs(name, typed);
            m_committing = false;
            showKind();
        });
    });
}

void SecretField::storeAs(const QString &name, const QString &typed)
{
    tell(tr("Being kept in the vault as %1…").arg(name));
    const auto value = (m_form ? m_form(typed) : typed).toUtf8();
    m_vault.store(name, value, [this, self = QPointer(this), name, owner = m_owner](const Result<> &kept) {
        if (!self)
            return;
        // Somebody else's is shown by now.
        if (owner != m_owner) {
            if (kept)
                Q_EMIT refChanged({SecretRef::Kind::Vault, name}, owner);
            return;
        }
        m_committing = false;
        if (!kept)
            return tell(kept.error().message, true);
        stored(name);
    });
}

void SecretField::stored(const QString &name)
{
    m_ownName = name;
    m_edit->clear();
    use({SecretRef::Kind::Vault, name});
}

void SecretField::use(const SecretRef &ref)
{
    const bool changed = m_ref != ref;
    m_ref = ref;
    m_kind = ref.kind;
    showKind();
    if (changed)
        Q_EMIT refChanged(ref, m_owner);
}

void SecretField::choose(SecretRef::Kind kind)
{
    conceal();
    m_kind = kind;
    showKind();
    m_edit->setFocus();
}

void SecretField::fillEntries()
{
    m_entries->clear();
    for (const QString &name : m_vault.names()) {
        // A name may hold an ampersand.
        QAction *entry = m_entries->addAction(QString(name).replace(u'&', QLatin1String("&&")));
        connect(entry, &QAction::triggered, this, [this, name] { use({SecretRef::Kind::Vault, name}); });
    }
    if (m_vault.state() != VaultKeeper::State::Open) {
        QAction *unlock = m_entries->addAction(tr("Open the vault…"));
        unlock->setObjectName(QStringLiteral("openVaultAction"));
        connect(unlock, &QAction::triggered, this, [this] { openVault(m_vault, m_theme, this, [](bool) {}); });
    } else if (m_entries->isEmpty()) {
        m_entries->addAction(tr("The vault is empty"))->setEnabled(false);
    }
}

void SecretField::reveal()
{
    if (!m_edit->text().isEmpty()) { // typed just now
        m_edit->setEchoMode(QLineEdit::Normal);
        return m_concealing.start();
    }
    if (!m_ref || m_ref->kind != SecretRef::Kind::Vault)
        return conceal();
    openVault(m_vault, m_theme, this, [this](bool open) {
        if (!open)
            return conceal();
        m_vault.reveal(m_ref->name, [this, self = QPointer(this)](const Result<QByteArray> &value) {
            if (!self || !m_eye->isChecked())
                return;
            if (!value) {
                conceal();
                return tell(value.error().message, true);
            }
            m_revealed = true;
            m_edit->setReadOnly(true);
            m_edit->setEchoMode(QLineEdit::Normal);
            m_edit->setText(QString::fromUtf8(*value));
            m_concealing.start();
        });
    });
}

void SecretField::conceal()
{
    m_concealing.stop();
    m_eye->setChecked(false);
    if (std::exchange(m_revealed, false)) {
        m_edit->clear();
        m_edit->setReadOnly(false);
    }
    m_edit->setEchoMode(keepsInVault() ? QLineEdit::Password : QLineEdit::Normal);
}

bool SecretField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape &&
        (m_edit->isModified() || m_revealed)) {
        conceal();
        showKind();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

QString SecretField::freeName() const
{
    const QString wanted = m_suggestedName.isEmpty() ? tr("secret") : m_suggestedName;
    QString name = wanted;
    for (int n = 2; m_vault.names().contains(name); ++n)
        name = QStringLiteral("%1-%2").arg(wanted).arg(n);
    return name;
}

void SecretField::tell(const QString &text, bool bad)
{
    m_place->setText(text);
    m_place->setProperty("textTone", bad ? QStringLiteral("bad") : QString());
    m_place->style()->unpolish(m_place);
    m_place->style()->polish(m_place);
}

} // namespace penstock
