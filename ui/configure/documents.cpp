// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/documents.h"

namespace penstock {

Documents::Documents(FileKeeper &files, QObject *parent)
    : QObject(parent)
    , m_files(files)
{
    connect(&m_files, &FileKeeper::saved, this, &Documents::fileSaved);
    connect(&m_files, &FileKeeper::changedOutside, this, &Documents::fileChanged);
    connect(&m_files, &FileKeeper::restoredOutside, this, &Documents::fileRestored);
    connect(&m_files, &FileKeeper::saveFailed, this,
            [this](const QString &, const QString &message) { Q_EMIT saveFailed(message); });
}

Documents::~Documents() = default;

void Documents::add(StreamId stream, const StreamConfig &config, const QString &file)
{
    auto document = std::make_unique<StreamDocument>(stream, config, file);
    connect(document.get(), &StreamDocument::modifiedChanged, this,
            [this, stream](bool modified) { Q_EMIT modifiedChanged(stream, modified); });
    m_documents.insert_or_assign(stream, std::move(document));
    if (!file.isEmpty())
        m_files.watch(file, config);
}

void Documents::remove(StreamId stream)
{
    if (const StreamDocument *document = find(stream); document && !document->file().isEmpty())
        m_files.unwatch(document->file());
    m_documents.erase(stream);
}

void Documents::move(StreamId stream, const StreamConfig &config, const QString &file)
{
    StreamDocument *document = find(stream);
    if (!document)
        return;
    if (document->file() != file) {
        m_files.unwatch(document->file());
        document->setFile(file);
    }
    m_files.watch(file, config);
    document->edit(tr("Rename"), {}, [&](StreamConfig &mine) {
        mine.name = config.name;
        mine.environment = config.environment;
    });
    document->setSaved(config);
}

StreamDocument *Documents::find(StreamId stream) const
{
    const auto found = m_documents.find(stream);
    return found == m_documents.end() ? nullptr : found->second.get();
}

StreamDocument *Documents::findFile(const QString &file) const
{
    for (const auto &[stream, document] : m_documents) {
        if (document->file() == file)
            return document.get();
    }
    return nullptr;
}

QList<StreamDocument *> Documents::modified() const
{
    QList<StreamDocument *> modified;
    for (const auto &[stream, document] : m_documents) {
        if (document->isModified() && !document->file().isEmpty())
            modified.append(document.get());
    }
    return modified;
}

void Documents::save(const StreamDocument &document)
{
    m_files.save(document.file(), document.config());
}

void Documents::saveCopy(const QString &file, const StreamConfig &config)
{
    m_files.save(file, config, FileKeeper::Conflict::Overwrite);
}

void Documents::takeOutside(StreamDocument &document)
{
    if (!document.outside() || !*document.outside())
        return;
    const StreamConfig config = (*document.outside())->config;
    document.setOutside({});
    document.takeOver(config);
    m_files.watch(document.file(), config);
    Q_EMIT saved(document.stream(), config);
}

void Documents::keepMine(StreamDocument &document)
{
    document.setOutside({});
    m_files.save(document.file(), document.config(), FileKeeper::Conflict::Overwrite);
}

void Documents::fileSaved(const QString &file, const StreamConfig &config)
{
    StreamDocument *document = findFile(file);
    if (!document)
        return Q_EMIT copySaved(file);
    document->setSaved(config);
    document->setOutside({});
    Q_EMIT saved(document->stream(), config);
}

void Documents::fileChanged(const QString &file, const Result<ParsedStreamConfig> &now)
{
    StreamDocument *document = findFile(file);
    if (!document)
        return;
    document->setOutside(now);
    if (!now || !now->complete || document->isModified())
        return Q_EMIT conflicted(document->stream());
    takeOutside(*document);
    Q_EMIT reloaded(document->stream());
}

void Documents::fileRestored(const QString &file)
{
    if (StreamDocument *document = findFile(file))
        document->setOutside({});
}

} // namespace penstock
