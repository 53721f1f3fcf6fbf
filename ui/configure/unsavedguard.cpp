// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/unsavedguard.h"

#include "ui/configure/documents.h"
#include "ui/questions.h"

namespace penstock {

UnsavedGuard::UnsavedGuard(Documents &documents, QWidget *window)
    : QObject(window)
    , m_documents(documents)
    , m_window(window)
{
    connect(&m_documents, &Documents::saved, this, &UnsavedGuard::closeWhenSaved);
    // Whatever keeps one of them from being saved keeps the window open.
    connect(&m_documents, &Documents::saveFailed, this, [this] { m_saving = false; });
    connect(&m_documents, &Documents::conflicted, this, [this] { m_saving = false; });
}

void UnsavedGuard::askToClose()
{
    QStringList names;
    for (const StreamDocument *document : m_documents.modified())
        names.append(document->saved().name);
    if (names.isEmpty())
        return Q_EMIT mayClose();
    askBeforeLosing(m_window, names, [this](UnsavedAnswer answer) {
        if (answer == UnsavedAnswer::Save)
            saveAll();
        else
            Q_EMIT mayClose();
    });
}

void UnsavedGuard::saveAll()
{
    m_saving = true;
    for (const StreamDocument *document : m_documents.modified())
        m_documents.save(*document);
}

void UnsavedGuard::closeWhenSaved()
{
    if (m_saving && m_documents.modified().isEmpty())
        Q_EMIT mayClose();
}

} // namespace penstock
