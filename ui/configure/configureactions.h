// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QObject>
#include <QUndoGroup>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace penstock {

class StreamDocument;
class Theme;

//! What a user can do with the document of the chosen stream, on the page, in the menu and on the keyboard.
class ConfigureActions final : public QObject
{
    Q_OBJECT

    QUndoGroup m_histories; // what the actions below are made of

public:
    explicit ConfigureActions(const Theme &theme, QObject *parent = nullptr);

    void setDocument(StreamDocument *document); //!< nullptr: none
    [[nodiscard]] const StreamDocument *document() const { return m_document; }

    QAction *const save;
    QAction *const saveAs;
    QAction *const revert;
    QAction *const undo;
    QAction *const redo;
    QAction *const preview;     //!< shows and hides the request as it would go
    QAction *const pasteTicket; //!< or a curl command, or a collection: makes a stream
    QAction *const exportText;  //!< the ticket, curl, Postman, JSON Schema, OpenAPI

private:
    void update();
    QAction *add(const QString &name, const QString &text, const QIcon &icon = {});

    StreamDocument *m_document = nullptr;
};

} // namespace penstock
