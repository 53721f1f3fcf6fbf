// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamstatus.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QAction;
class QActionGroup;
QT_END_NAMESPACE

namespace penstock {

class Theme;
struct StreamView;

//! What a user can do with the chosen stream; each can be done just when the stream's state allows it.
class StreamActions final : public QObject
{
    Q_OBJECT

public:
    explicit StreamActions(const Theme &theme, QObject *parent = nullptr);

    void setFolder(const QString &folder) { m_folder = folder; }       //!< its files cannot be taken out of the list
    void update(const StreamView *stream, const StreamStatus &status); //!< nullptr: no stream is chosen

    QAction *start; //!< or resume
    QAction *pause; //!< not collecting
    QAction *hold;  //!< collecting, not sending
    QAction *stop;
    QAction *test; //!< the endpoint
    QAction *duplicate;
    QAction *rename;
    QActionGroup *environments; //!< one is checked; the data is an int: 0 none, else an Environment and 1
    QAction *moveUp;            //!< in the list
    QAction *moveDown;
    QAction *showFile; //!< in the desktop's file manager
    QAction *remove;   //!< from the list
    QAction *discard;  //!< its file, to the trash
    QAction *redeliverAll;
    QAction *halve;            //!< the dead letter that is selected
    QAction *discardAll;       //!< its dead letters
    QAction *restoreDiscarded; //!< the same

private:
    QAction *add(const QString &name, const QString &text, const QIcon &icon, const QString &tip);
    void addEnvironments();
    void setShortcuts();
    [[nodiscard]] bool isListedByFolder(const StreamView &stream) const;
    void updateFileActions(const StreamView *stream, const StreamStatus &status);

    QString m_folder;
};

} // namespace penstock
