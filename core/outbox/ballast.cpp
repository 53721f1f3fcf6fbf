// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/ballast.h"

#include "core/disk/privatefile.h"

#include <QDir>
#include <QFile>

namespace penstock {

QString Ballast::pathIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("outbox.ballast"));
}

Ballast::Ballast(const QString &folder)
    : m_path(pathIn(folder))
{
}

Result<> Ballast::take()
{
    const Result<> taken = allocatePrivateFile(m_path, size);
    // What was claimed of a file that does not fit would only be missing elsewhere.
    if (!taken)
        giveUp();
    return taken;
}

void Ballast::giveUp()
{
    QFile::remove(m_path);
}

} // namespace penstock
