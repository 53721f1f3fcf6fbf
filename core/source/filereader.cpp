// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/filereader.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

namespace penstock {

namespace {

constexpr qint64 fingerprintBytes = 4096;

QString canonicalPath(const QString &path)
{
    const QFileInfo info(path);
    const QString canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? info.absoluteFilePath() : canonical;
}

// "BYTES:SHA-256": how much of the file's start it speaks of, so that a file which grows keeps it.
QByteArray fingerprintOf(const QString &path, qint64 bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray head = file.read(bytes);
    return QByteArray::number(head.size()) + ':' + QCryptographicHash::hash(head, QCryptographicHash::Sha256).toHex();
}

} // namespace

FileReader::FileReader(const QString &path)
    : m_file(canonicalPath(path))
{
}

QByteArray FileReader::id() const
{
    return "file:" + m_file.fileName().toUtf8();
}

Result<SourcePosition> FileReader::open(const std::optional<SourcePosition> &from)
{
    m_fingerprint.clear();
    m_file.close();
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(QCoreApplication::translate("penstock", "Cannot read the events in %1: %2.")
                           .arg(m_file.fileName(), m_file.errorString()),
                       Error::Kind::InvalidInput);

    const SourcePosition start{.source = id()};
    if (!from || !isStillTheSame(*from))
        return start;
    if (!m_file.seek(from->offset))
        return failure(QCoreApplication::translate("penstock", "Cannot go to byte %1 of %2: %3.")
                           .arg(QString::number(from->offset), m_file.fileName(), m_file.errorString()));
    return *from;
}

Result<Source::Chunk> FileReader::read(char *to, std::size_t capacity, Milliseconds)
{
    const qint64 bytes = m_file.read(to, qint64(capacity));
    if (bytes < 0)
        return failure(QCoreApplication::translate("penstock", "Reading %1 failed: %2.")
                           .arg(m_file.fileName(), m_file.errorString()));
    return Chunk{bytes == 0 ? Reading::End : Reading::Data, std::size_t(bytes)};
}

QByteArray FileReader::fingerprint(qint64 offset)
{
    if (!m_fingerprint.isEmpty())
        return m_fingerprint;
    const QByteArray fingerprint = fingerprintOf(m_file.fileName(), std::min(offset, fingerprintBytes));
    if (offset >= fingerprintBytes)
        m_fingerprint = fingerprint;
    return fingerprint;
}

bool FileReader::isStillTheSame(const SourcePosition &position)
{
    const qint64 bytes = position.fingerprint.left(position.fingerprint.indexOf(':')).toLongLong();
    return m_file.size() >= position.offset && fingerprintOf(m_file.fileName(), bytes) == position.fingerprint;
}

} // namespace penstock
