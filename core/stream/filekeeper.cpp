// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/filekeeper.h"

#include "core/stream/streamfile.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QHash>

namespace penstock {

//! Lives in the keeper's thread.
class FileKeeper::Worker final : public QObject
{
public:
    explicit Worker(FileKeeper &keeper)
        : m_keeper(keeper)
    {
    }

    void watch(const QString &path, const StreamConfig &config)
    {
        if (!m_watcher) {
            m_watcher = std::make_unique<QFileSystemWatcher>();
            connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, &Worker::look);
            connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, &Worker::lookAround);
        }
        m_files[path] = {config, std::nullopt};
        // A file that is replaced drops out of the watch: its folder tells of the new one.
        m_watcher->addPath(QFileInfo(path).absolutePath());
        look(path);
    }

    void unwatch(const QString &path)
    {
        m_files.remove(path);
        if (m_watcher)
            m_watcher->removePath(path);
    }

    void save(const QString &path, const StreamConfig &config, Conflict conflict)
    {
        if (conflict == Conflict::Ask && m_files.contains(path)) {
            m_files[path].told.reset();
            if (!look(path))
                return;
        }
        if (const auto saved = saveStreamFile(path, config); !saved) {
            Q_EMIT m_keeper.saveFailed(path, saved.error().message);
            return;
        }
        watch(path, config);
        Q_EMIT m_keeper.saved(path, config);
    }

    void stop() { m_watcher.reset(); }

private:
    struct Known
    {
        StreamConfig config;
        std::optional<Result<ParsedStreamConfig>> told; //!< the other state that people know of
    };

    static Result<ParsedStreamConfig> read(const QString &path)
    {
        return loadStreamFile(path).map([](const StreamFile &file) { return file.parsed; });
    }

    void lookAround(const QString &folder)
    {
        const QStringList paths = m_files.keys();
        for (const QString &path : paths) {
            if (QFileInfo(path).absolutePath() == folder)
                look(path);
        }
    }

    //! False when the file holds something else than it is known to.
    bool look(const QString &path)
    {
        const auto known = m_files.find(path);
        if (known == m_files.end())
            return true;
        if (!m_watcher->files().contains(path) && QFileInfo::exists(path))
            m_watcher->addPath(path);
        const auto now = read(path);
        if (now && now->complete && now->config == known->config) {
            if (std::exchange(known->told, std::nullopt))
                Q_EMIT m_keeper.restoredOutside(path);
            return true;
        }
        if (known->told && *known->told == now)
            return false;
        known->told = now;
        Q_EMIT m_keeper.changedOutside(path, now);
        return false;
    }

    FileKeeper &m_keeper;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    QHash<QString, Known> m_files;
};

FileKeeper::FileKeeper(QObject *parent)
    : QObject(parent)
    , m_worker(std::make_unique<Worker>(*this))
{
    m_thread.setObjectName(QStringLiteral("files"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

FileKeeper::~FileKeeper()
{
    QMetaObject::invokeMethod(m_worker.get(), [this] {
        m_worker->stop();
        m_thread.quit();
    });
    m_thread.wait();
}

void FileKeeper::watch(const QString &path, const StreamConfig &config)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, path, config] { m_worker->watch(path, config); });
}

void FileKeeper::unwatch(const QString &path)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, path] { m_worker->unwatch(path); });
}

void FileKeeper::save(const QString &path, const StreamConfig &config, Conflict conflict)
{
    QMetaObject::invokeMethod(m_worker.get(),
                              [this, path, config, conflict] { m_worker->save(path, config, conflict); });
}

} // namespace penstock
