// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace penstock {

//! Asks where to, writes the text there in the background, and tells when that fails. `name`: of the file, proposed.
void askToSaveText(QWidget *parent, const QString &name, const QByteArray &text);

//! Where to is known: writes it in the background, and tells when that fails.
void saveInBackground(QWidget *parent, const QString &path, const QByteArray &bytes);

} // namespace penstock
