// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/stream/streamconfigjson.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <memory>

namespace penstock {

//! Saves streams' files and tells when another program changed one.
//!
//! Lives in its user's thread and works in one of its own: a disk may be slow. A file is compared by what it says, so
//! that other spaces in it are no change. Signals never come inside the call that asked for them.
class FileKeeper final : public QObject
{
    Q_OBJECT

public:
    explicit FileKeeper(QObject *parent = nullptr);
    ~FileKeeper() override; //!< what was asked to be saved is saved

    //! From now on `config` is what the file is known to hold.
    void watch(const QString &path, const StreamConfig &config);
    void unwatch(const QString &path);

    enum class Conflict {
        Ask,       //!< a file that another program changed stays as it is: changedOutside instead of saved
        Overwrite, //!< the user has seen it
    };
    void save(const QString &path, const StreamConfig &config, Conflict conflict = Conflict::Ask);

Q_SIGNALS:
    void saved(const QString &path, const penstock::StreamConfig &config); //!< durable
    void saveFailed(const QString &path, const QString &message);

    //! The file holds something else now. An error when it is gone or cannot be read; told once for each state.
    void changedOutside(const QString &path, const penstock::Result<penstock::ParsedStreamConfig> &now);
    void restoredOutside(const QString &path); //!< it holds again what it was known to hold

private:
    class Worker;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

} // namespace penstock
