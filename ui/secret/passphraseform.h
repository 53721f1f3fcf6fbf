// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QDialog;
class QLabel;
class QLineEdit;
class QProgressBar;
class QVBoxLayout;
class QWidget;
QT_END_NAMESPACE

namespace penstock {

// What the dialogs about the vault's passphrase are made of.

[[nodiscard]] QVBoxLayout *dialogColumn(QDialog *dialog);
[[nodiscard]] QLineEdit *passphraseEdit(const QString &name, const QString &accessibleName, QWidget *parent);
[[nodiscard]] QLabel *problemLabel(QWidget *parent);
[[nodiscard]] QProgressBar *derivingBar(QWidget *parent); //!< moves while a key is derived
void addLabelled(QVBoxLayout *column, const QString &label, QLineEdit *edit);

//! Why the two cannot be a new passphrase; empty: they can.
[[nodiscard]] QString newPassphraseProblem(const QString &first, const QString &second);

} // namespace penstock
