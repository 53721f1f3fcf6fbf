// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/memoryuse.h"

#include <QFile>

namespace penstock {

namespace {

qint64 peakKiB()
{
#ifdef __SANITIZE_ADDRESS__
    return 0;
#else
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        qFatal("no /proc to read the process's memory from");
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmHWM:") + 6;
    return text.mid(at, text.indexOf("kB", at) - at).trimmed().toLongLong();
#endif
}

void forgetPeak()
{
    QFile refs(QStringLiteral("/proc/self/clear_refs"));
    if (refs.open(QIODevice::WriteOnly))
        refs.write("5");
}

} // namespace

MemoryUse::MemoryUse()
    : m_before((forgetPeak(), peakKiB()))
{
}

qint64 MemoryUse::growthKiB() const
{
    return peakKiB() - m_before;
}

} // namespace penstock
