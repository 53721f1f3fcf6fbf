// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! The ways to a stream: a new one, one that somebody has described, one that stands in a file, the demo.
class FileActions final : public QObject
{
    Q_OBJECT

public:
    FileActions(const Theme &theme, QAction *pasteTicket, QObject *parent = nullptr);

    QAction *newStream;
    QAction *paste; //!< a ticket or a curl command
    QAction *open;
    QAction *openFolder;
    QAction *demo;
};

} // namespace penstock
