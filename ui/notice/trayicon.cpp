// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notice/trayicon.h"

#include "ui/models/mark.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

namespace penstock {

namespace {

const QString programIcon = QStringLiteral(":/icons/penstock.svg");

bool isTrouble(Mark mark)
{
    return mark == Mark::Failing || mark == Mark::Blocked;
}

} // namespace

TrayIcon::TrayIcon(const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_menu(std::make_unique<QMenu>())
{
    m_menu->setObjectName(QStringLiteral("trayMenu"));
    fillMenu();
    connect(&m_theme, &Theme::changed, this, &TrayIcon::update);
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::setWanted(bool wanted)
{
    if (!wanted || !QSystemTrayIcon::isSystemTrayAvailable())
        return m_icon.reset();
    if (m_icon)
        return;
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT chosen(0);
    });
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT chosen(m_told); });
    update();
    m_icon->show();
}

void TrayIcon::showStreams(const std::map<StreamId, StreamStatus> &streams)
{
    State state{.running = int(streams.size()), .failing = {}};
    for (const auto &[id, status] : streams) {
        const Mark mark = status.tripped ? Mark::Failing : markOf(status);
        if (isTrouble(mark))
            state.failing.append({id, tr("%1: %2").arg(status.name, markWord(mark))});
    }
    if (state == m_state)
        return;
    m_state = std::move(state);
    fillMenu();
    update();
}

bool TrayIcon::tell(const QString &title, const QString &text, bool isCritical, StreamId stream)
{
    if (!m_icon || !QSystemTrayIcon::supportsMessages())
        return false;
    m_told = stream;
    m_icon->showMessage(title, text, isCritical ? QSystemTrayIcon::Critical : QSystemTrayIcon::Information);
    return true;
}

void TrayIcon::update()
{
    if (!m_icon)
        return;
    m_icon->setIcon(icon());
    const int failing = int(m_state.failing.size());
    const QString streams = m_state.running == 0 ? tr("no stream runs") : tr("%n stream(s)", nullptr, m_state.running);
    m_icon->setToolTip(failing == 0 ? tr("Penstock: %1").arg(streams)
                                    : tr("Penstock: %1, failing: %2").arg(streams, QString::number(failing)));
}

void TrayIcon::fillMenu()
{
    m_menu->clear();
    connect(m_menu->addAction(tr("&Show the window")), &QAction::triggered, this, [this] { Q_EMIT chosen(0); });
    if (!m_state.failing.isEmpty())
        m_menu->addSeparator();
    for (const auto &[stream, text] : std::as_const(m_state.failing)) {
        // A name's own & is no key.
        QAction *action = m_menu->addAction(QString(text).replace(u'&', QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, id = stream] { Q_EMIT chosen(id); });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&Quit")), &QAction::triggered, this, &TrayIcon::quitRequested);
}

QIcon TrayIcon::icon() const
{
    if (m_state.failing.isEmpty())
        return QIcon(programIcon);
    constexpr int size = 64;
    QPixmap picture = QIcon(programIcon).pixmap(size, size);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, picture.width() / 16.0));
    painter.setBrush(m_theme.color(Token::Bad));
    const double dot = picture.width() * 0.42;
    painter.drawEllipse(QRectF(picture.width() * 0.97 - dot, picture.height() * 0.97 - dot, dot, dot));
    return QIcon(picture);
}

} // namespace penstock
