// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/highwatermark.h"

#include "core/disk/privatefile.h"

#include <QDir>

namespace penstock {

namespace {

// Fixed width, so that a later mark covers an earlier one. The sum tells a torn or edited mark.
QByteArray lineOf(const HighWaterMark::Mark &mark)
{
    const QByteArray numbers = QByteArray::number(mark.batch).rightJustified(20, '0') + ' ' +
                               QByteArray::number(mark.transaction).rightJustified(20, '0');
    return numbers + ' ' + QByteArray::number(qChecksum(numbers)).rightJustified(5, '0') + '\n';
}

} // namespace

HighWaterMark::HighWaterMark(const QString &folder)
    : m_file(QDir(folder).filePath(QStringLiteral("outbox.mark")))
{
}

Result<> HighWaterMark::open()
{
    if (const Result<> made = makePrivateFile(m_file.fileName()); !made)
        return made;
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return failure(QStringLiteral("%1: %2").arg(m_file.fileName(), m_file.errorString()));
    return {};
}

HighWaterMark::Mark HighWaterMark::read()
{
    m_file.seek(0);
    const QByteArray line = m_file.read(128);
    const QList<QByteArray> fields = line.trimmed().split(' ');
    if (fields.size() != 3)
        return {};
    const Mark mark{.batch = fields.at(0).toLongLong(), .transaction = fields.at(1).toLongLong()};
    return lineOf(mark) == line ? mark : Mark{};
}

void HighWaterMark::write(const Mark &mark)
{
    m_file.seek(0);
    m_file.write(lineOf(mark));
}

} // namespace penstock
