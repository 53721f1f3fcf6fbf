// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/stream/streamconfig.h"

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace penstock {

class Theme;
class VaultKeeper;

//! Keeps a value where secrets are kept and gives the reference to it, later, in the window's thread. No entry is
//! overwritten: the name is `suggestedName` or close to it. No error repeats the value.
using KeepSecret = std::function<void(const QString &suggestedName, const QByteArray &value,
                                      std::function<void(const Result<SecretRef> &)> done)>;

//! In the vault, which is opened first where it is not: `parent` is where its questions stand.
[[nodiscard]] KeepSecret keepInVault(VaultKeeper &vault, const Theme &theme, QWidget *parent);

} // namespace penstock
