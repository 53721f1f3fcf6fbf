// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/trafficstore.h"

#include "core/history/trafficfile.h"
#include "core/time/workerthread.h"

#include <QDir>
#include <QFile>

#include <vector>

namespace penstock {

namespace {

constexpr qint64 pruneSeconds = 10 * TrafficSeries::minute;
constexpr std::size_t mostWaiting = 720; //!< an hour of them, while the disk is full

QString pathIn(const QString &folder, const char *name)
{
    return QDir(folder).filePath(QLatin1String(name));
}

} // namespace

//! Holds the file, in the store's thread.
class TrafficStore::Worker final : public QObject
{
public:
    Worker(TrafficStore &store, QString folder)
        : m_store(store)
        , m_folder(std::move(folder))
    {
    }

    void open(WallTime now)
    {
        becomeWorkerThread();
        auto stored = read();
        if (!stored && stored.error().kind == Error::Kind::Damaged && setAside()) {
            Q_EMIT m_store.noticed(tr("The charts start empty: %1 It was kept as %2.")
                                       .arg(stored.error().message, pathIn(m_folder, "history.damaged.sqlite")));
            stored = read();
        }
        if (stored)
            stored = pruned(std::move(*stored), now);
        if (!stored) {
            m_file.reset();
            Q_EMIT m_store.noticed(
                tr("The charts start empty, and are kept until Penstock ends: %1").arg(stored.error().message));
            return;
        }
        Q_EMIT m_store.loaded(*stored);
    }

    void write(TrafficRecord record, WallTime now)
    {
        m_waiting.push_back(std::move(record));
        if (m_waiting.size() > mostWaiting)
            m_waiting.erase(m_waiting.begin());
        Result<> done = m_file->write(m_waiting);
        if (done)
            m_waiting.clear();
        if (done && secondOf(now) - m_prunedAt >= pruneSeconds)
            done = prune(now);
        if (!done && !m_isFailing)
            Q_EMIT m_store.noticed(tr("The history of the charts cannot be written: %1").arg(done.error().message));
        m_isFailing = !done;
    }

private:
    [[nodiscard]] Result<TrafficRecord> read()
    {
        auto opened = TrafficFile::open(pathIn(m_folder, "history.sqlite"));
        if (!opened)
            return Unexpected(opened.error());
        m_file = std::move(*opened);
        return m_file->read();
    }

    //! Removes what is too old; at the same time proves that the file can be written.
    [[nodiscard]] Result<TrafficRecord> pruned(TrafficRecord stored, WallTime now)
    {
        if (const Result<> done = prune(now); !done)
            return Unexpected(done.error());
        return stored;
    }

    [[nodiscard]] Result<> prune(WallTime now)
    {
        m_prunedAt = secondOf(now);
        return m_file->prune(m_prunedAt);
    }

    //! Out of the way of a new one, for who wants to look into it.
    [[nodiscard]] bool setAside()
    {
        m_file.reset();
        QFile::remove(pathIn(m_folder, "history.sqlite-wal"));
        QFile::remove(pathIn(m_folder, "history.sqlite-shm"));
        QFile::remove(pathIn(m_folder, "history.damaged.sqlite"));
        return QFile::rename(pathIn(m_folder, "history.sqlite"), pathIn(m_folder, "history.damaged.sqlite"));
    }

    TrafficStore &m_store;
    const QString m_folder;
    std::unique_ptr<TrafficFile> m_file;
    std::vector<TrafficRecord> m_waiting; //!< not written yet
    qint64 m_prunedAt = 0;
    bool m_isFailing = false;
};

TrafficStore::TrafficStore(const QString &dataFolder, WallTime now, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker(*this, dataFolder))
{
    m_thread.setObjectName(QStringLiteral("charts"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    // Signals of an object in another thread: who listens in this one gets them queued.
    QMetaObject::invokeMethod(
        m_worker, [this, now] { m_worker->open(now); }, Qt::QueuedConnection);
}

TrafficStore::~TrafficStore()
{
    QMetaObject::invokeMethod(
        m_worker, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void TrafficStore::write(const TrafficRecord &record, WallTime now)
{
    QMetaObject::invokeMethod(
        m_worker, [this, record, now] { m_worker->write(record, now); }, Qt::QueuedConnection);
}

} // namespace penstock
