// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/clock.h"

#include <QString>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace penstock {

class Catalog;
class EndpointTester;
class FileKeeper;
class History;
class Practice;
class Theme;
class TrafficHistory;
class VaultKeeper;

//! What the window is made with; each outlives it.
struct WindowParts
{
    Theme &theme;
    History &history;
    const TrafficHistory &traffic;
    QSettings &settings;
    const Catalog &catalog;
    FileKeeper &files;
    VaultKeeper &vault;
    EndpointTester &tester;
    Practice &practice;
    Clock clock;
    QString dataFolder = {}; //!< for commands that speak of it
};

} // namespace penstock
