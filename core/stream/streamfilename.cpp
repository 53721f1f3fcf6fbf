// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/streamfilename.h"

#include "core/disk/userfolders.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace penstock {

namespace {

// Letters may take four bytes each, and a name of a file takes 255.
constexpr qsizetype longestName = 48;

QString slug(const QString &stream)
{
    QString slug;
    for (const QChar c : stream.normalized(QString::NormalizationForm_C).toLower()) {
        if (c.isLetterOrNumber() || c.isMark())
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    slug.truncate(longestName);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.isEmpty() ? QStringLiteral("stream") : slug;
}

} // namespace

QString streamFileName(const QString &stream)
{
    return slug(stream) + streamFileSuffix;
}

QString freeStreamFile(const QString &folder, const QString &stream)
{
    const QDir dir(folder);
    QString file = dir.filePath(streamFileName(stream));
    for (int number = 2; QFileInfo::exists(file); ++number)
        file = dir.filePath(QStringLiteral("%1-%2%3").arg(slug(stream)).arg(number).arg(streamFileSuffix));
    return file;
}

bool isNamedAfter(const QString &file, const QString &stream)
{
    const QRegularExpression names(
        QStringLiteral("\\A%1(-\\d+)?%2\\z")
            .arg(QRegularExpression::escape(slug(stream)), QRegularExpression::escape(streamFileSuffix)));
    return QFileInfo(file).fileName().contains(names);
}

QString defaultStreamFolder()
{
    return userConfigFolder() + QStringLiteral("/streams");
}

} // namespace penstock
