// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fileactions.h"

#include "ui/theme/theme.h"

#include <QAction>

namespace penstock {

namespace {

QAction *action(const QString &name, const QString &text, const QKeySequence &keys, const QString &tip, QObject *parent)
{
    auto *action = new QAction(text, parent);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    return action;
}

} // namespace

FileActions::FileActions(const Theme &theme, QAction *pasteTicket, QObject *parent)
    : QObject(parent)
    , newStream(action(QStringLiteral("newStreamAction"), tr("&New stream"), QKeySequence::New,
                       tr("Make a stream in the folder and fill it in"), this))
    , paste(pasteTicket)
    , open(action(QStringLiteral("openAction"), tr("&Open stream file…"), QKeySequence::Open,
                  tr("Add a stream whose file is elsewhere"), this))
    , openFolder(action(QStringLiteral("openFolderAction"), tr("Open &folder…"),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
                        tr("Show the streams of another folder: one that git keeps, for example"), this))
    , demo(action(QStringLiteral("demoAction"), tr("Try the &practice endpoint"), {},
                  tr("Deliver generated events to an endpoint on this computer that fails now and then"), this))
{
    paste->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V));
    newStream->setIcon(theme.icon(QStringLiteral("plus")));
    openFolder->setIcon(theme.icon(QStringLiteral("folder-open")));
    demo->setIcon(theme.icon(QStringLiteral("flask")));
}

} // namespace penstock
