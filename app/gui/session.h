// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gui/historychoice.h"
#include "app/gui/streamfiles.h"
#include "core/engine/engine.h"

#include <QSet>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace penstock {

struct DeadLetterExport;
class MainWindow;
class Practice;

//! Carries out what the window asks for: joins it to the engine and to the streams' files.
//!
//! Lives in the window's thread, as the engine does.
class Session final : public QObject
{
    Q_OBJECT

public:
    Session(Engine &engine, MainWindow &window, Practice &practice, QSettings &settings);

    void reopen(); //!< the streams that were in the window last time
    void openFiles(const QStringList &files);
    void startDemo();

    //! The stream's file was written anew, durably.
    void streamSaved(StreamId stream, const StreamConfig &config);
    //! One that a ticket or a command has described: it gets a file in the folder.
    void addStream(const StreamConfig &config);

    //! Of the stream's endpoint.
    [[nodiscard]] QString host(StreamId stream) const;

    //! Stops every stream; `finished` when what was in flight is settled. Asked again, it is finished at once.
    void finish();

Q_SIGNALS:
    void finished();

private:
    void connectWindow();
    void connectDeadLetters();
    void connectEngine();
    void addNew();
    [[nodiscard]] Result<> startDemoEndpoint();
    void remove(StreamId stream);
    void exportDeadLetters(const DeadLetterExport &wanted);
    void start(StreamId stream);
    void setRunning(StreamId stream, bool running);
    void followStatus(const StreamStatus &status);
    void finishWhenQuiet();

    Engine &m_engine;
    MainWindow &m_window;
    Practice &m_practice; //!< what the demo sends to
    HistoryChoice m_historyChoice;
    StreamFiles m_files; //!< of the streams in the window; the demo has none
    QSet<StreamId> m_running;
    StreamId m_demo = 0;
    quint16 m_demoPort = 0; //!< that it sends to; 0: there is none
    bool m_finishing = false;
};

} // namespace penstock
