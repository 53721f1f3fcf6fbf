// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/practice/practiceactions.h"

#include "ui/models/practicechoices.h"
#include "ui/savetext.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace penstock {

PracticeActions::PracticeActions(Practice &practice, const Theme &theme, QWidget *window)
    : QObject(window)
    , m_practice(practice)
    , m_theme(theme)
    , m_window(window)
    , m_menu(new QMenu(tr("&Practice"), window))
{
    m_menu->setObjectName(QStringLiteral("practiceMenu"));
    toggle = add(QStringLiteral("practiceToggleAction"), {}, [this] {
        if (m_practice.isListening())
            m_practice.stop();
        else
            Q_EMIT startRequested();
    });
    copyAddress = add(QStringLiteral("copyPracticeAddressAction"), tr("&Copy address"),
                      [this] { QGuiApplication::clipboard()->setText(m_practice.place().address()); });
    copyAddress->setIconText(tr("Copy"));
    copyAddress->setIcon(m_theme.icon(QStringLiteral("copy")));
    saveAuthority = add(QStringLiteral("savePracticeAuthorityAction"), tr("&Save certificate to trust…"), [this] {
        askToSaveText(m_window, QStringLiteral("practice-ca.pem"), m_practice.place().authority);
    });
    saveAuthority->setIconText(tr("Certificate…"));
    saveAuthority->setIcon(m_theme.icon(QStringLiteral("lock")));
    makeStream = add(QStringLiteral("practiceStreamAction"), tr("&New stream that sends here"), [this] { sendHere(); });
    makeStream->setIconText(tr("New stream"));
    makeStream->setIcon(m_theme.icon(QStringLiteral("plus")));
    m_menu->addSeparator();
    buildPresses();
    connect(&m_practice, &Practice::changed, this, &PracticeActions::update);
    update();
}

QAction *PracticeActions::add(const QString &name, const QString &text, const std::function<void()> &carryOut)
{
    QAction *action = m_menu->addAction(text);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, carryOut);
    return action;
}

void PracticeActions::buildPresses()
{
    QMenu *menu = m_menu->addMenu(tr("Next &request"));
    menu->setObjectName(QStringLiteral("pressMenu"));
    const QList<PracticeButton> buttons = practiceButtons();
    for (const PracticeButton &button : buttons) {
        QAction *action = menu->addAction(button.text);
        action->setObjectName(button.name);
        connect(action, &QAction::triggered, this,
                [this, button] { m_practice.press(button.behaviour, !untilReleased->isChecked()); });
        m_presses.append(action);
        if (m_presses.size() == oftenPressed)
            menu->addSeparator();
    }
    untilReleased = m_menu->addAction(tr("Press &until released"));
    untilReleased->setObjectName(QStringLiteral("pressUntilReleasedAction"));
    untilReleased->setCheckable(true);
    release = add(QStringLiteral("releaseAction"), tr("Re&lease"), [this] { m_practice.release(); });
}

void PracticeActions::sendHere()
{
    StreamConfig config;
    config.name = tr("To the practice endpoint");
    config.source = GeneratorSource{.seed = 1, .events = 0, .eventsPerSecond = 100};
    config.destination.url = m_practice.place().address() + QStringLiteral("events");
    Q_EMIT streamMade(config);
}

void PracticeActions::update()
{
    const bool listens = m_practice.isListening();
    toggle->setText(listens ? tr("S&top practice endpoint") : tr("S&tart practice endpoint"));
    toggle->setIconText(listens ? tr("Stop") : tr("Start"));
    toggle->setIcon(m_theme.icon(listens ? QStringLiteral("player-stop") : QStringLiteral("player-play")));
    for (QAction *action : {copyAddress, makeStream})
        action->setEnabled(listens);
    for (QAction *action : std::as_const(m_presses))
        action->setEnabled(listens);
    saveAuthority->setEnabled(listens && !m_practice.place().authority.isEmpty());
    release->setEnabled(listens && m_practice.pressed());
}

} // namespace penstock
