// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

class Theme;
class VaultKeeper;

//! One secret of a stream: what is written goes into the vault (or names env:/file:), never into the config.
//!
//! A typed value waits in the field until the vault has it; clear text is shown for `revealFor` after a press of the
//! eye, and goes nowhere else.
class SecretField : public QWidget
{
    Q_OBJECT

public:
    SecretField(VaultKeeper &vault, const Theme &theme, QWidget *parent = nullptr,
                std::chrono::milliseconds revealFor = std::chrono::seconds(10));

    //! `suggestedName`: of the vault's entry for a value that is typed. Sends no signal.
    void show(const std::optional<SecretRef> &ref, const QString &suggestedName);

    //! Whose secret it is: before show(). What was typed for another one still becomes that one's.
    void setOwner(QObject *owner);

    //! What of a typed value the vault keeps; as it is typed without one.
    void setForm(std::function<QString(const QString &typed)> form) { m_form = std::move(form); }

Q_SIGNALS:
    //! After the value is durable. `owner`: when it was typed; nullptr when it has gone since.
    void refChanged(const penstock::SecretRef &ref, QObject *owner);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    void buildMenu();
    void connectParts();

    void commit(); //!< what was typed
    void commitToVault(const QString &typed);
    void storeAs(const QString &name, const QString &typed);
    void stored(const QString &name);
    void choose(SecretRef::Kind kind);
    void use(const SecretRef &ref);
    void reveal();
    void conceal();
    void showKind();
    void showPlace();
    void fillEntries();
    void tell(const QString &text, bool bad = false);
    [[nodiscard]] bool keepsInVault() const { return m_kind == SecretRef::Kind::Vault; }
    [[nodiscard]] QString freeName() const;

    VaultKeeper &m_vault;
    const Theme &m_theme;
    std::optional<SecretRef> m_ref;
    SecretRef::Kind m_kind = SecretRef::Kind::Vault; //!< of what is typed
    QString m_suggestedName;
    QString m_ownName; //!< the entry that this field made: it may write it again without asking
    std::function<QString(const QString &)> m_form;
    QPointer<QObject> m_owner;
    bool m_committing = false;
    bool m_revealed = false; //!< the vault's value stands in the edit

    QLineEdit *m_edit;
    QToolButton *m_eye;
    QToolButton *m_more;
    QLabel *m_place;
    QMenu *m_entries;
    QAction *m_toVault;
    QAction *m_toEnv;
    QAction *m_toFile;
    QTimer m_concealing;
};

} // namespace penstock
