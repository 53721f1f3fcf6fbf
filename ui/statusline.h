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
class VaultKeeper;

//! The line at the window's bottom: how many streams there are and how they are, the data folder, the vault,
//! the time zone.
class StatusLine final : public QObject
{
    Q_OBJECT

public:
    StatusLine(QStatusBar &bar, const StreamModel &streams, const VaultKeeper &vault);

    void showDataFolder(const QString &folder);
    void showNotice(const QString &text); //!< for a while, in place of the rest

private:
    void showOverview();
    void showVault();

    QStatusBar &m_bar;
    const StreamModel &m_streams;
    const VaultKeeper &m_vault;
    QLabel *m_overview;
    ElidedLabel *m_folder;
    QLabel *m_secrets;
};

} // namespace penstock
