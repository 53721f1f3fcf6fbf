// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/configureactions.h"

#include "ui/configure/streamdocument.h"
#include "ui/theme/theme.h"

#include <QAction>

namespace penstock {

ConfigureActions::ConfigureActions(const Theme &theme, QObject *parent)
    : QObject(parent)
    , save(add(QStringLiteral("saveAction"), tr("&Save"), theme.icon(QStringLiteral("device-floppy"))))
    , saveAs(add(QStringLiteral("saveAsAction"), tr("Save a copy &as…")))
    , revert(add(QStringLiteral("revertAction"), tr("&Revert to saved")))
    , undo(m_histories.createUndoAction(this, tr("&Undo")))
    , redo(m_histories.createRedoAction(this, tr("Re&do")))
    , preview(add(QStringLiteral("previewAction"), tr("Request &preview")))
    , pasteTicket(add(QStringLiteral("pasteTicketAction"), tr("&Paste a ticket or curl…"),
                      theme.icon(QStringLiteral("clipboard"))))
    , exportText(add(QStringLiteral("exportAction"), tr("Ticket &text…"), theme.icon(QStringLiteral("file-export"))))
{
    undo->setObjectName(QStringLiteral("undoAction"));
    redo->setObjectName(QStringLiteral("redoAction"));
    undo->setIcon(theme.icon(QStringLiteral("arrow-back-up")));
    redo->setIcon(theme.icon(QStringLiteral("arrow-forward-up")));
    save->setShortcut(QKeySequence::Save);
    saveAs->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    undo->setShortcut(QKeySequence::Undo);
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    preview->setCheckable(true);
    preview->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    preview->setToolTip(tr("The request as it would go, beside the form"));
    pasteTicket->setToolTip(tr("Make a stream from a support ticket, a curl command or a Postman collection"));
    exportText->setToolTip(
        tr("The ticket that asks for this stream, or the stream as curl, Postman, JSON Schema or OpenAPI"));
    update();
}

QAction *ConfigureActions::add(const QString &name, const QString &text, const QIcon &icon)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setIcon(icon);
    return action;
}

void ConfigureActions::setDocument(StreamDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document) {
        m_histories.addStack(&document->history());
        connect(document, &StreamDocument::modifiedChanged, this, &ConfigureActions::update);
    }
    m_histories.setActiveStack(document ? &document->history() : nullptr);
    update();
}

void ConfigureActions::update()
{
    const bool modified = m_document && m_document->isModified();
    const bool hasFile = m_document && !m_document->file().isEmpty();
    save->setEnabled(modified && hasFile);
    revert->setEnabled(modified);
    saveAs->setEnabled(m_document);
    exportText->setEnabled(m_document);
}

} // namespace penstock
