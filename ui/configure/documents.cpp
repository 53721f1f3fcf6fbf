// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/documents.h"

namespace penstock {

Documents::Documents(QObject *parent)
    : QObject(parent)
{
}

Documents::~Documents() = default;

void Documents::add(StreamId stream, const StreamConfig &config, const QString &file)
{
    auto document = std::make_unique<StreamDocument>(stream, config, file);
    connect(document.get(), &StreamDocument::modifiedChanged, this,
            [this, stream](bool modified) { Q_EMIT modifiedChanged(stream, modified); });
    m_documents.insert_or_assign(stream, std::move(document));
}

void Documents::remove(StreamId stream)
{
    m_documents.erase(stream);
}

StreamDocument *Documents::find(StreamId stream) const
{
    const auto found = m_documents.find(stream);
    return found == m_documents.end() ? nullptr : found->second.get();
}

QList<StreamDocument *> Documents::modified() const
{
    QList<StreamDocument *> modified;
    for (const auto &[stream, document] : m_documents) {
        if (document->isModified())
            modified.append(document.get());
    }
    return modified;
}

} // namespace penstock
