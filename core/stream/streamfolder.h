// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamfile.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QThread>

namespace penstock {

//! A file as it was found: read, or why it cannot be.
struct FoundStreamFile
{
    QString path;
    Result<StreamFile> file;
};

//! What has changed between two looks at the files. A file that was moved is in both.
struct StreamFolderNews
{
    QList<FoundStreamFile> found; //!< new, or with another content
    QStringList vanished;
};

//! The streams' files of a folder, and single ones from elsewhere: follows what other programs do to them, and changes
//! them itself. What it changes is no news.
//!
//! Lives in the window's thread and blocks it nowhere: a thread of its own touches the disk. What was asked for is done
//! in that order, also when this goes; an answer comes when the disk has it.
class StreamFolder final : public QObject
{
    Q_OBJECT

public:
    explicit StreamFolder(QObject *parent = nullptr);
    ~StreamFolder() override;

    //! Makes it when it is missing. Answered by `opened` and `changed`; the files of the one before are let go.
    void open(const QString &folder);

    void follow(const QString &file); //!< answered by `changed`, also when the file is not there
    void leave(const QString &file);

    //! In `folder`, with a free file's name after the stream's. Answered by `created`.
    void create(const QString &folder, const StreamConfig &config);

    //! Answered by `saved`. A file that is called after `formerName` is called after the config's name from now on.
    void save(const QString &file, const StreamConfig &config, const QString &formerName);

    void discard(const QString &file); //!< to the trash; answered by `discarded`

Q_SIGNALS:
    void opened(const QString &folder);
    void changed(const penstock::StreamFolderNews &news);
    void created(const penstock::StreamFile &file);
    void saved(const QString &before, const penstock::StreamFile &now);
    void discarded(const QString &file);
    void failed(const QString &file, const QString &reason); //!< none of these three

private:
    class Worker;

    QThread m_thread;
    Worker *m_worker; //!< lives in m_thread
};

} // namespace penstock
