// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace penstock {

//! An entry of the vault may serve several streams. The answer is the name to store under; empty: none.
void askBeforeOverwriting(QWidget *parent, const QString &name, const QString &freeName,
                          std::function<void(const QString &)> then);

//! A stream that uses it cannot start without it.
void askBeforeRemoving(QWidget *parent, const QString &name, std::function<void()> then);

} // namespace penstock
