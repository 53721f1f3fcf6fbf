// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notice/notices.h"

#include "ui/models/noticewords.h"
#include "ui/notice/noticesdialog.h"

#include <QPointer>
#include <QSystemTrayIcon>
#include <QTimer>
#include <QWidget>

#include <algorithm>

namespace penstock {

Notices::Notices(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_stored(parts.settings)
    , m_window(parts.window)
    , m_clock(parts.clock)
    , m_settings(readNoticeSettings(parts.settings))
    , m_desktop(parts.bus)
    , m_tray(parts.theme)
{
    connect(&m_desktop, &DesktopNotifier::chosen, this, &Notices::chosen);
    connect(&m_tray, &TrayIcon::chosen, this, &Notices::chosen);
    connect(&m_tray, &TrayIcon::quitRequested, this, &Notices::quitRequested);
    m_tray.setWanted(m_settings.tray);
    auto *seconds = new QTimer(this);
    connect(seconds, &QTimer::timeout, this, &Notices::tellDue);
    seconds->start(1000);
}

void Notices::take(const StreamStatus &status)
{
    m_keeper.take(status, m_clock());
    if (std::holds_alternative<Stopped>(status.state))
        m_running.erase(status.id);
    else
        m_running[status.id] = status;
}

void Notices::tellDue()
{
    m_tray.showStreams(m_running);
    for (const Notice &notice : m_keeper.takeDue(m_clock())) {
        if (m_settings.wants(notice.kind))
            tell(notice);
    }
}

bool Notices::isSeen(const Notice &notice) const
{
    return m_window.isActiveWindow() &&
           std::ranges::all_of(notice.streams, [this](const StreamNews &news) { return news.stream == m_shown; });
}

void Notices::tell(const Notice &notice)
{
    const NoticeWords words = wordsOf(notice);
    Q_EMIT told(words.title);
    if (!m_settings.desktop || isSeen(notice))
        return;
    QList<StreamId> streams;
    for (const StreamNews &news : notice.streams)
        streams.append(news.stream);
    const DesktopNotice shown{.title = words.title,
                              .text = words.text,
                              .streams = streams,
                              .isCritical = notice.kind == Notice::Kind::FirstLoss};
    m_desktop.show(shown, [this, shown](const Result<> &done) {
        const StreamId stream = shown.streams.size() == 1 ? shown.streams.first() : 0;
        // Where the desktop has neither, the window's status bar has said it.
        if (!done) [[maybe_unused]]
            const bool told = m_tray.tell(shown.title, shown.text, shown.isCritical, stream);
    });
}

void Notices::test(std::function<void(Result<>)> shown)
{
    const DesktopNotice notice{.title = tr("Penstock can reach you"),
                               .text = tr("This is how a notice looks that a stream fails or delivers again."),
                               .streams = {}};
    m_desktop.show(notice, [this, notice, shown = std::move(shown)](const Result<> &done) {
        if (done || !m_tray.tell(notice.title, notice.text, false, 0))
            return shown(done);
        shown({});
    });
}

void Notices::openDialog()
{
    auto *dialog = new NoticesDialog(m_settings, QSystemTrayIcon::isSystemTrayAvailable(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NoticesDialog::changed, this, [this](const NoticeSettings &settings) {
        m_settings = settings;
        writeNoticeSettings(m_stored, settings);
        m_tray.setWanted(settings.tray);
    });
    connect(dialog, &NoticesDialog::testRequested, this, [this, dialog] {
        test([dialog = QPointer(dialog)](const Result<> &shown) {
            if (dialog)
                dialog->showTested(shown);
        });
    });
    dialog->open();
}

} // namespace penstock
