// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/streamplaces.h"

#include "core/stream/streamfilename.h"

#include <QFileInfo>
#include <QSettings>
#include <QUrl>

namespace penstock {

StreamPlaces::StreamPlaces(QSettings &settings, const QString &dataFolder)
    : m_settings(settings)
    , m_dataFolder(dataFolder)
{
}

void StreamPlaces::setFolder(const QString &folder)
{
    m_folder = folder;
    m_order = m_settings.value(key("order", folder)).toStringList();
    m_settings.setValue(key("folders", m_dataFolder), folder);
}

QString StreamPlaces::lastFolder() const
{
    return m_settings.value(key("folders", m_dataFolder), defaultStreamFolder()).toString();
}

bool StreamPlaces::isInFolder(const QString &file) const
{
    return !m_folder.isEmpty() && QFileInfo(file).path() == m_folder && file.endsWith(streamFileSuffix);
}

QStringList StreamPlaces::singleFiles() const
{
    return m_settings.value(key("streams", m_dataFolder)).toStringList();
}

void StreamPlaces::keepSingleFiles(const QStringList &files)
{
    QStringList single;
    for (const QString &file : files) {
        if (!isInFolder(file))
            single.append(file);
    }
    single.sort();
    m_settings.setValue(key("streams", m_dataFolder), single);
}

void StreamPlaces::keepOrder(const QStringList &files)
{
    m_order = files;
    m_order.removeAll(QString());
    m_settings.setValue(key("order", m_folder), m_order);
}

bool StreamPlaces::isBefore(const QString &file, const QString &other) const
{
    return rank(file) < rank(other);
}

std::pair<qsizetype, QString> StreamPlaces::rank(const QString &file) const
{
    const qsizetype place = m_order.indexOf(file);
    if (place >= 0)
        return {place, {}};
    return {m_order.size() + (isInFolder(file) ? 0 : 1), file};
}

QString StreamPlaces::key(const char *what, const QString &of) const
{
    // Files belong to the data folder that holds their batches, an order to the folder of the files.
    return QStringLiteral("%1/%2").arg(QLatin1String(what), QString::fromLatin1(QUrl::toPercentEncoding(of)));
}

} // namespace penstock
