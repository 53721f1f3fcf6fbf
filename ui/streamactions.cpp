// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/streamactions.h"

#include "core/overloaded.h"
#include "ui/theme/theme.h"

#include <QAction>

namespace penstock {

namespace {

struct Allowed
{
    bool start = false, resume = false, pause = false, hold = false, stop = false, remove = false;
};

Allowed allowedIn(const RunState &state)
{
    return std::visit(Overloaded{
                          [](const Stopped &) { return Allowed{.start = true, .remove = true}; },
                          [](const Running &) { return Allowed{.pause = true, .hold = true, .stop = true}; },
                          [](const Paused &) { return Allowed{.resume = true, .stop = true}; },
                          [](const Held &) { return Allowed{.resume = true, .stop = true}; },
                          [](const Stopping &) { return Allowed{}; },
                          [](const Blocked &) { return Allowed{.stop = true}; },
                      },
                      state);
}

} // namespace

StreamActions::StreamActions(const Theme &theme, QObject *parent)
    : QObject(parent)
    , start(add(QStringLiteral("startAction"), tr("&Start"), theme.icon(QStringLiteral("player-play")),
                tr("Read, batch and deliver; goes on where the stream stopped")))
    , pause(add(QStringLiteral("pauseAction"), tr("&Pause"), theme.icon(QStringLiteral("player-pause")),
                tr("Stop collecting: events that arrive meanwhile are counted and lost")))
    , hold(add(QStringLiteral("holdAction"), tr("&Hold"), theme.icon(QStringLiteral("hourglass")),
               tr("Keep collecting, send nothing: batches wait in the outbox")))
    , stop(add(QStringLiteral("stopAction"), tr("S&top"), theme.icon(QStringLiteral("player-stop")),
               tr("Finish what is on the wire and stop; the rest stays for the next start")))
    , remove(add(QStringLiteral("removeAction"), tr("&Remove from the list"), theme.icon(QStringLiteral("trash")),
                 tr("Take the stopped stream out of the window; its file and its history stay")))
    , redeliverAll(add(QStringLiteral("redeliverAllAction"), tr("Redeliver &all dead letters…"),
                       theme.icon(QStringLiteral("refresh")), tr("Send every dead letter of this stream again")))
    , goToNewest(add(QStringLiteral("goToNewestAction"), tr("Go to the &newest"),
                     theme.icon(QStringLiteral("arrow-up")), tr("Let the list of batches move with what is new")))
    , filter(add(QStringLiteral("filterAction"), tr("&Filter the batches"), theme.icon(QStringLiteral("search")),
                 tr("Type what the list shall show: a state, a status, words…")))
{
    start->setShortcut(Qt::Key_F5);
    pause->setShortcut(Qt::Key_F6);
    hold->setShortcut(Qt::Key_F7);
    stop->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F5));
    goToNewest->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Home));
    filter->setShortcut(QKeySequence::Find);
    update(nullptr);
}

QAction *StreamActions::add(const QString &name, const QString &text, const QIcon &icon, const QString &tip)
{
    auto *action = new QAction(icon, text, this);
    action->setObjectName(name);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    return action;
}

void StreamActions::update(const StreamStatus *status)
{
    const Allowed allowed = status ? allowedIn(status->state) : Allowed{};
    start->setEnabled(allowed.start || allowed.resume);
    start->setText(allowed.resume ? tr("Re&sume") : tr("&Start"));
    pause->setEnabled(allowed.pause);
    hold->setEnabled(allowed.hold);
    stop->setEnabled(allowed.stop);
    remove->setEnabled(allowed.remove);
    goToNewest->setEnabled(status != nullptr);
    filter->setEnabled(status != nullptr);
    redeliverAll->setEnabled(status && status->batches.deadLettered > 0);
}

} // namespace penstock
