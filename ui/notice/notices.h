// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/clock.h"
#include "ui/notice/desktopnotifier.h"
#include "ui/notice/noticesettings.h"
#include "ui/notice/trayicon.h"

#include <QObject>

#include <map>

QT_BEGIN_NAMESPACE
class QSettings;
class QWidget;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! Tells the user what happens to the streams while the user looks elsewhere: by the desktop, else by the tray.
class Notices final : public QObject
{
    Q_OBJECT

public:
    struct Parts //!< each outlives it
    {
        const Theme &theme;
        QSettings &settings;
        QWidget &window;
        Clock clock;
        DesktopNotifier::Bus bus;
    };

    explicit Notices(const Parts &parts, QObject *parent = nullptr);

    void take(const StreamStatus &status);
    void setShownStream(StreamId stream) { m_shown = stream; } //!< by the window
    void openDialog();

Q_SIGNALS:
    void told(const QString &text);         //!< for the window's status bar
    void chosen(penstock::StreamId stream); //!< the user wants to see it; 0: the window
    void quitRequested();

private:
    void tellDue();
    void tell(const Notice &notice);
    void test(std::function<void(Result<>)> shown);
    [[nodiscard]] bool isSeen(const Notice &notice) const;

    QSettings &m_stored;
    QWidget &m_window;
    const Clock m_clock;
    NoticeSettings m_settings;
    NoticeKeeper m_keeper;
    DesktopNotifier m_desktop;
    TrayIcon m_tray;
    std::map<StreamId, StreamStatus> m_running;
    StreamId m_shown = 0;
};

} // namespace penstock
