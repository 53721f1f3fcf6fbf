// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QLabel;
class QStatusBar;
QT_END_NAMESPACE

namespace penstock {

class ElidedLabel;
class StreamModel;

//! The line at the window's bottom: how many streams there are and how they are, the data folder, the time zone.
class StatusLine final : public QObject
{
    Q_OBJECT

public:
    StatusLine(QStatusBar &bar, const StreamModel &streams);

    void showDataFolder(const QString &folder);
    void showNotice(const QString &text); //!< for a while, in place of the rest

private:
    void showOverview();

    QStatusBar &m_bar;
    const StreamModel &m_streams;
    QLabel *m_overview;
    ElidedLabel *m_folder;
};

} // namespace penstock
