// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/streamfolder.h"

#include "core/disk/disksync.h"
#include "core/disk/privatefile.h"
#include "core/stream/streamfilename.h"
#include "core/time/systemscheduler.h"

#include <QDir>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QHash>
#include <QSet>

namespace penstock {

namespace {

// Who writes a file in place makes several changes of it: half a file is no news.
constexpr Milliseconds settleTime{150};

} // namespace

class StreamFolder::Worker final : public QObject
{
public:
    explicit Worker(StreamFolder &owner)
        : m_owner(owner)
    {
        connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &Worker::lookSoon);
        connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &Worker::lookSoon);
    }

    void open(const QString &folder);
    void follow(const QString &file);
    void leave(const QString &file);
    void create(const QString &folder, const StreamConfig &config);
    void save(const QString &file, const StreamConfig &config, const QString &formerName);
    void discard(const QString &file);

private:
    //! A signal of the owner's, in the owner's thread.
    template <typename Signal, typename... Values>
    void answer(Signal signal, const Values &...values)
    {
        const auto call = [this, signal, values...] { Q_EMIT(m_owner.*signal)(values...); };
        QMetaObject::invokeMethod(&m_owner, call, Qt::QueuedConnection);
    }

    void lookSoon();
    void look();
    void watch(const QStringList &files);
    [[nodiscard]] QStringList present() const;
    [[nodiscard]] Result<QString> rename(const QString &file, const QString &name, const QString &formerName);
    void know(const StreamFile &file);
    void move(const QString &from, const QString &to);

    StreamFolder &m_owner;
    SystemScheduler m_scheduler;
    std::unique_ptr<Scheduler::Timer> m_lookTimer;
    QFileSystemWatcher m_watcher{this};
    QString m_folder;
    QSet<QString> m_followed;
    QHash<QString, QByteArray> m_known; //!< by path: what the file says, or why it cannot be read
};

namespace {

QByteArray contentOf(const Result<StreamFile> &file)
{
    return file ? file->json : file.error().message.toUtf8();
}

} // namespace

void StreamFolder::Worker::open(const QString &folder)
{
    if (const auto made = makePrivateFolder(folder); !made) {
        answer(&StreamFolder::failed, folder, made.error().message);
        return;
    }
    m_folder = QDir(folder).absolutePath();
    for (const QString &file : m_known.keys()) {
        if (!m_followed.contains(file))
            m_known.remove(file);
    }
    answer(&StreamFolder::opened, m_folder);
    look();
}

void StreamFolder::Worker::follow(const QString &file)
{
    m_followed.insert(file);
    if (!QFileInfo::exists(file))
        m_known.insert(file, {}); // so that it is told to have vanished
    look();
}

void StreamFolder::Worker::leave(const QString &file)
{
    m_followed.remove(file);
    if (QFileInfo(file).path() != m_folder)
        m_known.remove(file);
}

void StreamFolder::Worker::create(const QString &folder, const StreamConfig &config)
{
    const QString path = freeStreamFile(folder, config.name);
    const auto file = saveStreamFile(path, config).and_then([&] { return loadStreamFile(path); });
    if (!file) {
        answer(&StreamFolder::failed, path, file.error().message);
        return;
    }
    if (folder != m_folder)
        m_followed.insert(path);
    know(*file);
    answer(&StreamFolder::created, *file);
}

void StreamFolder::Worker::save(const QString &file, const StreamConfig &config, const QString &formerName)
{
    // It may have been moved a moment ago: that is told soon, and nobody wants two of them.
    if (!QFileInfo::exists(file))
        return answer(&StreamFolder::failed, file, StreamFolder::tr("It is not there any more."));
    const auto now = saveStreamFile(file, config)
                         .and_then([&] { return rename(file, config.name, formerName); })
                         .and_then([](const QString &path) { return loadStreamFile(path); });
    if (!now) {
        answer(&StreamFolder::failed, file, now.error().message);
        return;
    }
    know(*now);
    answer(&StreamFolder::saved, file, *now);
}

Result<QString> StreamFolder::Worker::rename(const QString &file, const QString &name, const QString &formerName)
{
    if (name == formerName || !isNamedAfter(file, formerName) || isNamedAfter(file, name))
        return file;
    const QString folder = QFileInfo(file).path();
    const QString path = freeStreamFile(folder, name);
    // A name that is taken a moment later is refused: the file keeps the one it has, which is no reason to complain.
    if (!QFile::rename(file, path))
        return file;
    move(file, path);
    return syncFolder(folder).map([&] { return path; });
}

void StreamFolder::Worker::move(const QString &from, const QString &to)
{
    m_known.remove(from);
    if (m_followed.remove(from))
        m_followed.insert(to);
}

void StreamFolder::Worker::discard(const QString &file)
{
    QFile trash(file);
    if (!trash.moveToTrash()) {
        answer(&StreamFolder::failed, file,
               StreamFolder::tr("It cannot be moved to the trash: %1. Delete it in your file "
                                "manager.")
                   .arg(trash.errorString()));
        return;
    }
    m_followed.remove(file);
    m_known.remove(file);
    answer(&StreamFolder::discarded, file);
}

void StreamFolder::Worker::know(const StreamFile &file)
{
    m_known.insert(file.path, file.json);
    watch(present());
}

void StreamFolder::Worker::lookSoon()
{
    m_lookTimer = m_scheduler.callAfter(settleTime, [this] { look(); });
}

QStringList StreamFolder::Worker::present() const
{
    QStringList files;
    if (!m_folder.isEmpty()) {
        const QDir dir(m_folder);
        for (const QString &name : dir.entryList({u'*' + streamFileSuffix}, QDir::Files | QDir::Hidden, QDir::Name))
            files.append(dir.filePath(name));
    }
    QStringList others(m_followed.cbegin(), m_followed.cend());
    others.sort();
    for (const QString &file : std::as_const(others)) {
        if (!files.contains(file) && QFileInfo::exists(file))
            files.append(file);
    }
    return files;
}

void StreamFolder::Worker::look()
{
    const QStringList files = present();
    // Before they are read: what changes meanwhile is looked at again.
    watch(files);
    StreamFolderNews news;
    for (const QString &path : files) {
        const auto file = loadStreamFile(path);
        const QByteArray content = contentOf(file);
        if (m_known.contains(path) && m_known[path] == content)
            continue;
        m_known.insert(path, content);
        news.found.append({path, file});
    }
    for (const QString &path : m_known.keys()) {
        if (!files.contains(path)) {
            m_known.remove(path);
            news.vanished.append(path);
        }
    }
    if (!news.found.isEmpty() || !news.vanished.isEmpty())
        answer(&StreamFolder::changed, news);
}

void StreamFolder::Worker::watch(const QStringList &files)
{
    QSet<QString> wanted(files.cbegin(), files.cend());
    if (!m_folder.isEmpty())
        wanted.insert(m_folder);
    for (const QString &file : std::as_const(m_followed))
        wanted.insert(QFileInfo(file).path());
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path : watched) {
        // A file that another has taken the place of is no longer watched, whatever the list says.
        if (!wanted.contains(path) || QFileInfo(path).isFile())
            m_watcher.removePath(path);
    }
    for (const QString &path : std::as_const(wanted)) {
        if (QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
}

StreamFolder::StreamFolder(QObject *parent)
    : QObject(parent)
    , m_worker(new Worker(*this))
{
    m_thread.setObjectName(QStringLiteral("files"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

StreamFolder::~StreamFolder()
{
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            delete m_worker;
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void StreamFolder::open(const QString &folder)
{
    QMetaObject::invokeMethod(m_worker, [this, folder] { m_worker->open(folder); });
}

void StreamFolder::follow(const QString &file)
{
    QMetaObject::invokeMethod(m_worker, [this, file] { m_worker->follow(file); });
}

void StreamFolder::leave(const QString &file)
{
    QMetaObject::invokeMethod(m_worker, [this, file] { m_worker->leave(file); });
}

void StreamFolder::create(const QString &folder, const StreamConfig &config)
{
    QMetaObject::invokeMethod(m_worker, [this, folder, config] { m_worker->create(folder, config); });
}

void StreamFolder::save(const QString &file, const StreamConfig &config, const QString &formerName)
{
    QMetaObject::invokeMethod(m_worker, [this, file, config, formerName] { m_worker->save(file, config, formerName); });
}

void StreamFolder::discard(const QString &file)
{
    QMetaObject::invokeMethod(m_worker, [this, file] { m_worker->discard(file); });
}

} // namespace penstock
