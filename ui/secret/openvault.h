// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace penstock {

class Theme;
class VaultKeeper;

//! Opens the vault: without a question where the key store has its key, else with the dialog that makes or unlocks it.
//! `then` is called once with whether it is open: at once when it was, later otherwise; never when `parent` has gone.
void openVault(VaultKeeper &vault, const Theme &theme, QWidget *parent, std::function<void(bool open)> then);

} // namespace penstock
