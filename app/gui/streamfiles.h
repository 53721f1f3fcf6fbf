// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gui/streamentries.h"
#include "app/gui/streamplaces.h"
#include "core/engine/engine.h"
#include "core/stream/streamfolder.h"

#include <QSet>

namespace penstock {

class MainWindow;

//! Keeps files, ledger and window in step: each file of the folder is a stream of the engine's and a row of the window's.
//!
//! The file says what a stream is, and the ledger moves with its name. Lives in the window's thread.
class StreamFiles final : public QObject
{
    Q_OBJECT

public:
    StreamFiles(Engine &engine, MainWindow &window, QSettings &settings);

    void reopen(); //!< the folder and the single files of the last time
    void openFolder(const QString &folder);
    void openFiles(const QStringList &files);

    [[nodiscard]] bool knows(StreamId stream) const { return m_entries.contains(stream); }
    [[nodiscard]] StreamConfig config(StreamId stream) const { return m_entries.value(stream).config; }

    void addNew(StreamConfig config); //!< with a file and, where its name is taken, a name of its own
    void take(StreamId stream, const StreamConfig &config); //!< its file has this now
    void duplicate(StreamId stream);
    void rename(StreamId stream, const QString &name);
    void setEnvironment(StreamId stream, std::optional<Environment> environment);
    void discard(StreamId stream); //!< stopped first
    void remove(StreamId stream);  //!< from the window
    void setRunning(StreamId stream, bool running);
    void keepOrder();

Q_SIGNALS:
    void stopWanted(penstock::StreamId stream);

private:
    void connectFolder();
    void connectEngine();
    void showFolder(const QString &folder);
    void takeNews(const StreamFolderNews &news);
    void takeFound(const FoundStreamFile &found);
    void takeSaved(const QString &before, const StreamFile &now);
    void takeVanished(const QString &file);
    void complain(const QString &file, const QString &reason);
    void add(const StreamFile &file);
    void addTwin(const StreamFile &file, StreamId other);
    void openTwins();
    void show(StreamId stream);
    void drop(StreamId stream);
    void askForName(StreamId stream);
    void nameTaken(StreamId stream, const QString &name);
    void remember();

    [[nodiscard]] StreamSetup setup(const StreamEntry &entry) const;
    [[nodiscard]] int rowFor(const QString &file) const;

    Engine &m_engine;
    MainWindow &m_window;
    StreamPlaces m_places;
    StreamFolder m_folder;
    StreamEntries m_entries;
    QSet<QString> m_asked; //!< files that the user named: what is wrong with them is said, and they are chosen
    StreamId m_lastTwin = 0;
};

} // namespace penstock
