// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/streamactions.h"

#include "core/overloaded.h"
#include "ui/models/streams.h"
#include "ui/models/wording.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>

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
    , test(add(QStringLiteral("testAction"), tr("&Test the endpoint"), theme.icon(QStringLiteral("bolt")),
               tr("Look whether the endpoint would take the stream, step by step")))
    , duplicate(add(QStringLiteral("duplicateAction"), tr("&Duplicate"), {},
                    tr("Make another stream with the same settings and a name of its own")))
    , rename(add(QStringLiteral("renameAction"), tr("Re&name"), {}, {}))
    , environments(new QActionGroup(this))
    , moveUp(add(QStringLiteral("moveUpAction"), tr("Move &up"), theme.icon(QStringLiteral("arrow-up")),
                 tr("Move the stream up in the list; or drag it")))
    , moveDown(add(QStringLiteral("moveDownAction"), tr("Move do&wn"), {},
                   tr("Move the stream down in the list; or drag it")))
    , showFile(add(QStringLiteral("showFileAction"), tr("Show &file in its folder"), {},
                   tr("Open the folder of the stream's file in the file manager")))
    , remove(add(QStringLiteral("removeAction"), tr("Remo&ve from the list"), theme.icon(QStringLiteral("x")),
                 tr("Take the stopped stream out of the window; its file and its history stay")))
    , discard(add(QStringLiteral("discardAction"), tr("De&lete…"), theme.icon(QStringLiteral("trash")),
                  tr("Move the stream's file to the trash; its history stays")))
    , redeliverAll(add(QStringLiteral("redeliverAllAction"), tr("Redeliver &all dead letters…"),
                       theme.icon(QStringLiteral("refresh")), tr("Send every dead letter of this stream again")))
    , halve(add(QStringLiteral("halveAction"), tr("Find the refused &event…"), theme.icon(QStringLiteral("search")),
                tr("Find what the endpoint refuses in the selected dead letter, by sending halves of it")))
    , discardAll(add(QStringLiteral("discardAllLettersAction"), tr("&Discard all dead letters…"),
                     theme.icon(QStringLiteral("trash")), tr("Deliver none of this stream's dead letters")))
    , restoreDiscarded(add(QStringLiteral("restoreDiscardedAction"), tr("&Bring back discarded dead letters"), {},
                           tr("Make dead letters again of what was discarded and is still kept")))
{
    addEnvironments();
    setShortcuts();
    update(nullptr, {});
}

QAction *StreamActions::add(const QString &name, const QString &text, const QIcon &icon, const QString &tip)
{
    auto *action = new QAction(icon, text, this);
    action->setObjectName(name);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    return action;
}

void StreamActions::addEnvironments()
{
    // Each with what it means, since what is asked before a redelivery depends on it.
    const auto addEnvironment = [this](const QString &name, std::optional<Environment> environment,
                                       const QString &tip) {
        QAction *action = add(name, environmentWord(environment), {}, tip);
        action->setCheckable(true);
        action->setData(environment ? int(*environment) + 1 : 0);
        environments->addAction(action);
    };
    addEnvironment(QStringLiteral("noEnvironmentAction"), std::nullopt, tr("Nobody has said whose data this is"));
    addEnvironment(QStringLiteral("developmentAction"), Environment::Development, tr("Data that was made up"));
    addEnvironment(QStringLiteral("stagingAction"), Environment::Staging, tr("Data for a trial"));
    addEnvironment(QStringLiteral("productionAction"), Environment::Production,
                   tr("Customers' data: what is sent twice is seen by them"));
}

void StreamActions::setShortcuts()
{
    start->setShortcut(Qt::Key_F5);
    pause->setShortcut(Qt::Key_F6);
    hold->setShortcut(Qt::Key_F7);
    stop->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F5));
    test->setShortcut(Qt::Key_F9);
    duplicate->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    rename->setShortcut(Qt::Key_F2);
    moveUp->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Up));
    moveDown->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    discard->setShortcut(QKeySequence::Delete);
    // Where a page has rows or text of its own, these keys are about them.
    for (QAction *action : {rename, moveUp, moveDown, discard})
        action->setShortcutContext(Qt::WidgetShortcut);
}

void StreamActions::update(const StreamView *stream, const StreamStatus &status)
{
    const bool runnable = stream && stream->id > 0;
    const Allowed allowed = runnable ? allowedIn(status.state) : Allowed{};
    start->setEnabled(allowed.start || allowed.resume);
    start->setText(allowed.resume ? tr("Re&sume") : tr("&Start"));
    pause->setEnabled(allowed.pause);
    hold->setEnabled(allowed.hold);
    stop->setEnabled(allowed.stop);
    remove->setEnabled(stream && (allowed.remove || !runnable) && !isListedByFolder(*stream));
    redeliverAll->setEnabled(runnable && status.batches.deadLettered > 0);
    discardAll->setEnabled(redeliverAll->isEnabled());
    halve->setEnabled(redeliverAll->isEnabled());
    restoreDiscarded->setEnabled(runnable && status.batches.discarded > 0);
    updateFileActions(stream, status);
}

bool StreamActions::isListedByFolder(const StreamView &stream) const
{
    // One whose file is gone, say, may go.
    return !stream.file.isEmpty() && QFileInfo(stream.file).path() == m_folder && stream.fault.isEmpty();
}

void StreamActions::updateFileActions(const StreamView *stream, const StreamStatus &status)
{
    const bool hasFile = stream && !stream->file.isEmpty();
    const bool stopped = std::holds_alternative<Stopped>(status.state);
    for (QAction *action : {duplicate, showFile, discard})
        action->setEnabled(hasFile);
    rename->setEnabled(hasFile && stopped);
    rename->setToolTip(stopped ? tr("Give the stream another name; its history goes with it")
                               : tr("Stop the stream first: its history goes with its name"));
    moveUp->setEnabled(stream != nullptr);
    moveDown->setEnabled(stream != nullptr);
    environments->setEnabled(hasFile);
    const std::optional<Environment> environment = hasFile ? stream->config.environment : std::nullopt;
    for (QAction *action : environments->actions())
        action->setChecked(action->data().toInt() == (environment ? int(*environment) + 1 : 0));
}

} // namespace penstock
