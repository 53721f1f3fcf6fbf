// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/filekeeper.h"
#include "ui/configure/streamdocument.h"

#include <map>
#include <memory>

namespace penstock {

//! The documents of the window's streams, and what becomes of their files. Each document keeps its steps while another
//! stream is looked at.
class Documents final : public QObject
{
    Q_OBJECT

public:
    explicit Documents(FileKeeper &files, QObject *parent = nullptr);
    ~Documents() override;

    void add(StreamId stream, const StreamConfig &config, const QString &file); //!< file empty: it has none
    void remove(StreamId stream);
    void move(StreamId stream, const StreamConfig &config, const QString &file); //!< it has another name or environment

    [[nodiscard]] StreamDocument *find(StreamId stream) const; //!< nullptr: none
    [[nodiscard]] QList<StreamDocument *> modified() const;    //!< of those that have a file

    void save(const StreamDocument &document); //!< one that has a file
    void saveCopy(const QString &file, const StreamConfig &config);

    // What to do about a file that another program changed meanwhile.
    void takeOutside(StreamDocument &document);
    void keepMine(StreamDocument &document); //!< saved over what is there

Q_SIGNALS:
    void modifiedChanged(penstock::StreamId stream, bool modified);
    void saved(penstock::StreamId stream, const penstock::StreamConfig &config); //!< durable; also after a reload
    void reloaded(penstock::StreamId stream);                                    //!< nothing was changed here
    void conflicted(penstock::StreamId stream); //!< another program changed the file, and so did the user here
    void copySaved(const QString &file);
    void saveFailed(const QString &message);

private:
    void fileSaved(const QString &file, const StreamConfig &config);
    void fileChanged(const QString &file, const Result<ParsedStreamConfig> &now);
    void fileRestored(const QString &file);
    [[nodiscard]] StreamDocument *findFile(const QString &file) const;

    FileKeeper &m_files;
    std::map<StreamId, std::unique_ptr<StreamDocument>> m_documents;
};

} // namespace penstock
