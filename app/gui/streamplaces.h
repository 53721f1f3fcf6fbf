// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace penstock {

//! Where the streams' files are and in which order they are listed, from one start to the next. A folder may be under
//! git, so its order is not kept in it.
class StreamPlaces final
{
public:
    StreamPlaces(QSettings &settings, const QString &dataFolder);

    [[nodiscard]] const QString &folder() const { return m_folder; } //!< empty: none was opened yet
    void setFolder(const QString &folder);
    [[nodiscard]] QString lastFolder() const; //!< of the last time, else the default
    [[nodiscard]] bool isInFolder(const QString &file) const;

    [[nodiscard]] QStringList singleFiles() const;  //!< from elsewhere
    void keepSingleFiles(const QStringList &files); //!< those of them that are not in the folder

    void keepOrder(const QStringList &files);
    //! Those that were put in order come first, then the folder's others, then those from elsewhere.
    [[nodiscard]] bool isBefore(const QString &file, const QString &other) const;

private:
    [[nodiscard]] QString key(const char *what, const QString &of) const;
    [[nodiscard]] std::pair<qsizetype, QString> rank(const QString &file) const;

    QSettings &m_settings;
    const QString m_dataFolder;
    QString m_folder;
    QStringList m_order;
};

} // namespace penstock
