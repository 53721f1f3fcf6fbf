// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/clock.h"

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace penstock {

class Catalog;
class Theme;
class VaultKeeper;

//! What the parts of the Configure page are made with; each outlives the page.
struct ConfigureParts
{
    const Theme &theme;
    const Catalog &catalog;
    VaultKeeper &vault;
    QSettings &settings;
    Clock clock;
};

} // namespace penstock
