// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/threadloops.h"

#include <QByteArray>

namespace penstock {

void useLightThreadLoops()
{
    qputenv("QT_NO_THREADED_GLIB", "1");
}

} // namespace penstock
