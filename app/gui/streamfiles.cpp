// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/streamfiles.h"

#include "core/stream/streamcheck.h"
#include "core/stream/streamfilename.h"
#include "ui/mainwindow.h"

#include <QFileInfo>

#include <algorithm>

namespace penstock {

StreamFiles::StreamFiles(Engine &engine, MainWindow &window, QSettings &settings)
    : m_engine(engine)
    , m_window(window)
    , m_places(settings, engine.dataFolder())
{
    connectFolder();
    connectEngine();
}

void StreamFiles::connectFolder()
{
    connect(&m_folder, &StreamFolder::opened, this, &StreamFiles::showFolder);
    connect(&m_folder, &StreamFolder::changed, this, &StreamFiles::takeNews);
    connect(&m_folder, &StreamFolder::saved, this, &StreamFiles::takeSaved);
    connect(&m_folder, &StreamFolder::failed, this, &StreamFiles::complain);
    connect(&m_folder, &StreamFolder::created, this, [this](const StreamFile &file) {
        m_asked.insert(file.path);
        add(file);
        if (const StreamId made = m_entries.findFile(file.path); made != 0)
            m_window.showForm(made);
        remember();
    });
    connect(&m_folder, &StreamFolder::discarded, this, [this](const QString &file) { drop(m_entries.findFile(file)); });
}

void StreamFiles::connectEngine()
{
    connect(&m_engine, &Engine::renamed, this, &StreamFiles::nameTaken);
    connect(&m_engine, &Engine::renameRefused, this,
            [this](StreamId stream, const QString &name, const QString &reason) {
                const auto entry = m_entries.find(stream);
                if (entry == m_entries.cend())
                    return;
                if (entry->config.name == name)
                    m_window.showFault(stream, tr("name not taken"), reason);
                else
                    m_window.showError(tr("“%1” cannot be renamed").arg(entry->config.name), reason);
            });
}

void StreamFiles::reopen()
{
    m_folder.open(m_places.lastFolder());
    const QStringList files = m_places.singleFiles();
    for (const QString &file : files)
        m_folder.follow(file);
}

void StreamFiles::openFolder(const QString &folder)
{
    m_folder.open(folder);
}

void StreamFiles::showFolder(const QString &folder)
{
    if (folder == m_places.folder())
        return;
    // What runs or is not saved stays, as a file from elsewhere.
    const QList<StreamId> streams = m_entries.keys();
    for (const StreamId stream : streams) {
        const StreamEntry entry = m_entries[stream];
        if (!m_places.isInFolder(entry.file))
            continue;
        if (entry.running || m_window.isEdited(stream))
            m_folder.follow(entry.file);
        else
            drop(stream);
    }
    m_places.setFolder(folder);
    m_window.showFolder(folder);
}

void StreamFiles::openFiles(const QStringList &files)
{
    for (const QString &file : files) {
        const QString path = QFileInfo(file).absoluteFilePath();
        if (const StreamId known = m_entries.findFile(path); known != 0) {
            m_window.chooseStream(known);
            continue;
        }
        m_asked.insert(path);
        m_folder.follow(path);
    }
}

void StreamFiles::takeNews(const StreamFolderNews &news)
{
    QList<FoundStreamFile> found = news.found;
    for (const QString &file : news.vanished) {
        const StreamId stream = m_entries.findFile(file);
        const auto isMoved = [&](const FoundStreamFile &other) {
            return other.file && m_entries.findFile(other.path) == 0 &&
                   other.file->parsed.config.name == m_entries.value(stream).config.name;
        };
        const auto moved = stream == 0 ? found.end() : std::ranges::find_if(found, isMoved);
        if (moved == found.end())
            takeVanished(file);
        else
            m_entries[stream].file = moved->path;
    }
    for (const FoundStreamFile &file : std::as_const(found))
        takeFound(file);
    openTwins();
    remember();
}

void StreamFiles::takeFound(const FoundStreamFile &found)
{
    const StreamId stream = m_entries.findFile(found.path);
    const QString name = QFileInfo(found.path).fileName();
    if (found.file && found.file->parsed.complete && !found.file->parsed.config.name.trimmed().isEmpty()) {
        if (stream == 0)
            return add(*found.file);
        take(stream, found.file->parsed.config);
        return;
    }
    if (stream != 0)
        m_window.showFault(stream, tr("file cannot be used"),
                           tr("%1 was changed and cannot be used as it is. The stream keeps what it had.").arg(name));
    else if (!found.file)
        m_window.showError(tr("%1 cannot be opened").arg(name), found.file.error().message);
    else
        m_window.showProblems(found.path, found.file->parsed.problems);
    m_asked.remove(found.path);
}

void StreamFiles::add(const StreamFile &file)
{
    const StreamConfig &config = file.parsed.config;
    if (const StreamId other = m_entries.findName(config.name); other != 0)
        return addTwin(file, other);
    const auto id = m_engine.add({.config = config, .baseFolder = file.baseFolder});
    if (!id) {
        m_window.showError(tr("“%1” cannot be added").arg(config.name), id.error().message);
        return;
    }
    const int row = rowFor(file.path);
    m_entries.insert(*id, {.file = file.path, .config = config, .ledgerName = config.name});
    m_window.addStream(*id, config, file.path, row);
    if (!m_asked.remove(file.path))
        return;
    m_window.chooseStream(*id);
    if (!file.parsed.usable())
        m_window.showForm(*id);
    else if (!file.parsed.problems.isEmpty())
        m_window.showProblems(file.path, file.parsed.problems);
}

void StreamFiles::addTwin(const StreamFile &file, StreamId other)
{
    const StreamId twin = --m_lastTwin;
    const StreamConfig &config = file.parsed.config;
    const int row = rowFor(file.path);
    m_entries.insert(twin, {.file = file.path, .config = config, .ledgerName = {}});
    m_window.addStream(twin, config, file.path, row);
    m_window.showFault(twin, tr("name is taken"),
                       tr("Another stream is called “%1”: %2. A stream is known by its name: give one of them another.")
                           .arg(config.name, m_entries[other].file));
    if (m_asked.remove(file.path))
        m_window.chooseStream(twin);
}

void StreamFiles::openTwins()
{
    const QList<StreamId> streams = m_entries.keys();
    for (const StreamId twin : streams) {
        const StreamEntry entry = m_entries.value(twin);
        const StreamId other = m_entries.findName(entry.config.name);
        if (twin > 0 || other > 0 || !m_entries.contains(twin))
            continue;
        drop(twin);
        add({.path = entry.file,
             .baseFolder = QFileInfo(entry.file).absolutePath(),
             .parsed = {entry.config, checkStreamConfig(entry.config), true},
             .json = {}});
    }
}

void StreamFiles::takeVanished(const QString &file)
{
    const StreamId stream = m_entries.findFile(file);
    if (stream == 0) {
        if (m_asked.remove(file))
            m_window.showError(tr("%1 cannot be opened").arg(QFileInfo(file).fileName()),
                               tr("There is no file %1.").arg(file));
        m_folder.leave(file);
        return;
    }
    if (m_entries[stream].running || m_window.isEdited(stream))
        m_window.showFault(
            stream, tr("file is gone"),
            tr("%1 is gone. The stream goes on with what it has; save it to have the file again.").arg(file));
    else
        drop(stream);
}

void StreamFiles::takeSaved(const QString &before, const StreamFile &now)
{
    const StreamId stream = m_entries.findFile(before);
    if (stream == 0)
        return;
    m_entries[stream].file = now.path;
    take(stream, now.parsed.config);
    m_window.showRewritten(stream, now.parsed.config, now.path);
    remember();
}

void StreamFiles::take(StreamId stream, const StreamConfig &config)
{
    const auto entry = m_entries.find(stream);
    if (entry == m_entries.end())
        return;
    const bool changed = entry->config != config;
    entry->config = config;
    if (stream < 0) {
        m_window.showConfig(stream, config, entry->file);
        openTwins();
        return;
    }
    m_window.showFault(stream, {}, {});
    if (changed)
        m_engine.update(stream, setup(*entry));
    if (entry->ledgerName == config.name)
        m_engine.keepName(stream);
    else
        askForName(stream);
    m_window.showConfig(stream, config, entry->file);
    openTwins();
}

void StreamFiles::askForName(StreamId stream)
{
    const StreamEntry &entry = m_entries[stream];
    if (entry.running)
        m_window.showFault(
            stream, tr("new name waits"),
            tr("Its file calls it “%1” now. It takes the name when it is stopped.").arg(entry.config.name));
    else
        m_engine.rename(stream, entry.config.name);
}

void StreamFiles::nameTaken(StreamId stream, const QString &name)
{
    const auto entry = m_entries.find(stream);
    if (entry == m_entries.end())
        return;
    const QString former = std::exchange(entry->ledgerName, name);
    m_window.showFault(stream, {}, {});
    if (entry->config.name == name && !isNamedAfter(entry->file, former))
        return m_engine.keepName(stream);
    // The ledger first: it finds the stream by the former name too, until the file has the new one.
    StreamConfig config = entry->config;
    config.name = name;
    m_folder.save(entry->file, config, former);
}

void StreamFiles::rename(StreamId stream, const QString &name)
{
    const StreamEntry entry = m_entries.value(stream);
    StreamConfig config = entry.config;
    config.name = name;
    const QList<Problem> problems = checkStreamConfig(config);
    const auto wrong = std::ranges::find(problems, QStringLiteral("$.name"), &Problem::path);
    if (wrong != problems.end())
        m_window.showError(tr("This cannot be a stream's name"), wrong->message + u' ' + wrong->mend);
    else if (stream < 0)
        m_folder.save(entry.file, config, entry.config.name);
    else
        m_engine.rename(stream, name);
}

void StreamFiles::setEnvironment(StreamId stream, std::optional<Environment> environment)
{
    StreamConfig config = m_entries.value(stream).config;
    config.environment = environment;
    m_folder.save(m_entries.value(stream).file, config, config.name);
}

void StreamFiles::addNew(StreamConfig config)
{
    config.name = m_entries.freeName(config.name, m_engine.knownNames());
    m_folder.create(m_places.folder(), config);
}

void StreamFiles::duplicate(StreamId stream)
{
    const StreamEntry entry = m_entries.value(stream);
    StreamConfig config = entry.config;
    config.name = m_entries.freeName(tr("%1 copy").arg(config.name), m_engine.knownNames());
    // Beside the other: its relative paths start there.
    m_folder.create(QFileInfo(entry.file).path(), config);
}

void StreamFiles::discard(StreamId stream)
{
    const auto entry = m_entries.find(stream);
    if (entry == m_entries.end())
        return;
    entry->discarding = entry->running;
    if (entry->running)
        Q_EMIT stopWanted(stream);
    else
        m_folder.discard(entry->file);
}

void StreamFiles::setRunning(StreamId stream, bool running)
{
    const auto entry = m_entries.find(stream);
    if (entry == m_entries.end() || std::exchange(entry->running, running) == running || running)
        return;
    if (std::exchange(entry->discarding, false))
        m_folder.discard(entry->file);
    else if (entry->ledgerName != entry->config.name)
        askForName(stream);
}

void StreamFiles::remove(StreamId stream)
{
    m_folder.leave(m_entries.value(stream).file);
    drop(stream);
    remember();
}

void StreamFiles::drop(StreamId stream)
{
    if (m_entries.remove(stream) == 0)
        return;
    if (stream > 0)
        m_engine.remove(stream);
    m_window.removeStream(stream);
    if (stream > 0)
        openTwins();
}

void StreamFiles::complain(const QString &file, const QString &reason)
{
    const StreamId stream = m_entries.findFile(file);
    // The ledger has taken a name that the file could not take: it takes the former one back.
    if (const auto entry = m_entries.find(stream); stream > 0 && entry->ledgerName != entry->config.name)
        m_engine.rename(stream, entry->config.name);
    m_window.showError(tr("%1 cannot be changed").arg(QFileInfo(file).fileName()), reason);
}

StreamSetup StreamFiles::setup(const StreamEntry &entry) const
{
    return {.config = entry.config, .baseFolder = QFileInfo(entry.file).absolutePath()};
}

int StreamFiles::rowFor(const QString &file) const
{
    const QList<StreamId> streams = m_window.streams();
    return int(std::ranges::count_if(
        streams, [&](StreamId stream) { return m_places.isBefore(m_entries.value(stream).file, file); }));
}

void StreamFiles::keepOrder()
{
    QStringList files;
    const QList<StreamId> streams = m_window.streams();
    for (const StreamId stream : streams)
        files.append(m_entries.value(stream).file);
    m_places.keepOrder(files);
}

void StreamFiles::remember()
{
    QStringList files;
    for (const StreamEntry &entry : std::as_const(m_entries))
        files.append(entry.file);
    m_places.keepSingleFiles(files);
}

} // namespace penstock
