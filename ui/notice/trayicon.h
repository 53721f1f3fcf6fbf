// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"

#include <QObject>

#include <map>
#include <memory>

QT_BEGIN_NAMESPACE
class QMenu;
class QSystemTrayIcon;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! The program in the desktop's tray: how the streams are, and the way to them. Where there is no tray it is not there.
class TrayIcon final : public QObject
{
    Q_OBJECT

public:
    explicit TrayIcon(const Theme &theme, QObject *parent = nullptr);
    ~TrayIcon() override;

    void setWanted(bool wanted);
    void showStreams(const std::map<StreamId, StreamStatus> &streams); //!< those that are not stopped

    //! False: there is no tray to show it.
    [[nodiscard]] bool tell(const QString &title, const QString &text, bool isCritical, StreamId stream);

Q_SIGNALS:
    void chosen(penstock::StreamId stream); //!< 0: the window
    void quitRequested();

private:
    struct State //!< what it shows
    {
        int running = 0;
        QList<std::pair<StreamId, QString>> failing; //!< with the words of their state
        friend bool operator==(const State &, const State &) = default;
    };

    void update();
    void fillMenu();
    [[nodiscard]] QIcon icon() const;

    const Theme &m_theme;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    State m_state;
    StreamId m_told = 0; //!< what the last message was about
};

} // namespace penstock
