// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notice/sessionbus.h"

#include <QFileInfo>

namespace penstock {

namespace {

// Where no bus is announced, libdbus would start one, which takes a while and outlives the program.
bool isAnnounced()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFileInfo::exists(folder + QStringLiteral("/bus"));
}

} // namespace

QDBusConnection sessionBus()
{
    return isAnnounced() ? QDBusConnection::sessionBus() : QDBusConnection(QString());
}

} // namespace penstock
