// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/disk/readprivatefile.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QString shellQuoted(QString path)
{
    return u'\'' + path.replace(QLatin1String("'"), QLatin1String("'\\''")) + u'\'';
}

Result<> checkPrivate(const QString &path, const struct stat &status, qint64 limit)
{
    if (!S_ISREG(status.st_mode))
        return failure(Words::tr("%1 is not a regular file.").arg(path), Error::Kind::InvalidInput);
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return failure(Words::tr("%1 is open to other users of this machine (mode %2). Run: chmod 600 %3")
                           .arg(path, QString::number(status.st_mode & 0777U, 8), shellQuoted(path)),
                       Error::Kind::InvalidInput);
    if (status.st_size > limit)
        return failure(
            Words::tr("%1 is longer than %2 bytes: it holds something else than a secret.").arg(path).arg(limit),
            Error::Kind::InvalidInput);
    return {};
}

} // namespace

Result<QByteArray> readPrivateFile(const QString &path, qint64 limit)
{
    // Opened once and then asked for its mode, so that nobody can swap it in between; O_NONBLOCK, because opening a
    // named pipe would wait for a writer.
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return failure(Words::tr("%1 cannot be read: %2.").arg(path, qt_error_string(errno)));
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return failure(Words::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        return failure(Words::tr("%1 cannot be read: %2.").arg(path, qt_error_string(errno)));
    if (const auto isPrivate = checkPrivate(path, status, limit); !isPrivate)
        return Unexpected(isPrivate.error());
    return file.read(limit);
}

} // namespace penstock
