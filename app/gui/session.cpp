// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/session.h"

#include "app/gui/deadletterfile.h"
#include "core/engine/demo.h"
#include "core/stream/streamcheck.h"
#include "ui/deadlettercommands.h"
#include "ui/mainwindow.h"
#include "ui/models/practice.h"
#include "ui/models/wording.h"
#include "ui/newestwork.h"
#include "ui/windownotices.h"

#include <QUrl>

namespace penstock {

Session::Session(Engine &engine, MainWindow &window, Practice &practice, QSettings &settings)
    : m_engine(engine)
    , m_window(window)
    , m_practice(practice)
    , m_historyChoice(engine, window)
    , m_files(engine, window, settings)
{
    connectWindow();
    connectDeadLetters();
    connectEngine();
    m_window.showDataFolder(m_engine.dataFolder());
    if (const Damage &damage = m_engine.damage(); damage.missingBatches > 0 || damage.damagedBatches > 0)
        m_window.notices().showWarning(damage.detail);
}

void Session::connectWindow()
{
    connect(&m_window, &MainWindow::startRequested, this, &Session::start);
    connect(&m_window, &MainWindow::resumeRequested, &m_engine, &Engine::resume);
    connect(&m_window, &MainWindow::pauseRequested, &m_engine, &Engine::pause);
    connect(&m_window, &MainWindow::holdRequested, &m_engine, &Engine::hold);
    connect(&m_window, &MainWindow::stopRequested, &m_engine, &Engine::stop);
    connect(&m_window, &MainWindow::removeRequested, this, &Session::remove);
    connect(&m_window, &MainWindow::openRequested, this, &Session::openFiles);
    connect(&m_window, &MainWindow::folderRequested, &m_files, &StreamFiles::openFolder);
    connect(&m_window, &MainWindow::streamMade, this, &Session::addStream);
    connect(&m_window, &MainWindow::streamSaved, this, &Session::streamSaved);
    connect(&m_window, &MainWindow::newRequested, this, &Session::addNew);
    connect(&m_window, &MainWindow::duplicateRequested, &m_files, &StreamFiles::duplicate);
    connect(&m_window, &MainWindow::renameRequested, &m_files, &StreamFiles::rename);
    connect(&m_window, &MainWindow::environmentRequested, &m_files, &StreamFiles::setEnvironment);
    connect(&m_window, &MainWindow::discardRequested, &m_files, &StreamFiles::discard);
    connect(&m_window, &MainWindow::orderChanged, &m_files, &StreamFiles::keepOrder);
    connect(&m_files, &StreamFiles::stopWanted, &m_engine, &Engine::stop);
    connect(&m_window, &MainWindow::historyBudgetRequested, &m_historyChoice, &HistoryChoice::openDialog);
    connect(&m_window, &MainWindow::demoRequested, this, &Session::startDemo);
    connect(&m_window, &MainWindow::closeRequested, this, &Session::finish);
}

void Session::connectDeadLetters()
{
    const DeadLetterCommands &commands = m_window.deadLetters();
    connect(&commands, &DeadLetterCommands::redeliverRequested, &m_engine, &Engine::redeliver);
    connect(&commands, &DeadLetterCommands::redeliveryStopRequested, &m_engine, &Engine::stopRedelivery);
    connect(&commands, &DeadLetterCommands::discardRequested, &m_engine, &Engine::discard);
    connect(&commands, &DeadLetterCommands::restoreRequested, &m_engine, &Engine::restore);
    connect(&commands, &DeadLetterCommands::halveRequested, &m_engine, &Engine::halve);
    connect(&commands, &DeadLetterCommands::halvingStopRequested, &m_engine, &Engine::stopHalving);
    connect(&commands, &DeadLetterCommands::exportRequested, this, &Session::exportDeadLetters);
}

void Session::connectEngine()
{
    connect(&m_engine, &Engine::statusChanged, this, &Session::followStatus);
    connect(&m_engine, &Engine::batchesChanged, &m_window, &MainWindow::showBatches);
    connect(&m_engine, &Engine::attemptsFinished, &m_window, &MainWindow::showAttempts);
    connect(&m_engine, &Engine::noticed, &m_window, &MainWindow::showNotice);
}

void Session::reopen()
{
    m_files.reopen();
}

void Session::openFiles(const QStringList &files)
{
    m_files.openFiles(files);
}

void Session::streamSaved(StreamId stream, const StreamConfig &config)
{
    m_files.take(stream, config);
}

void Session::addStream(const StreamConfig &config)
{
    m_files.addNew(config);
}

void Session::addNew()
{
    StreamConfig config;
    config.name = tr("New stream");
    m_files.addNew(config);
}

void Session::startDemo()
{
    if (const auto ready = startDemoEndpoint(); !ready)
        return m_window.showError(tr("The demo needs its practice endpoint"), ready.error().message);
    if (m_demo == 0) {
        m_demoPort = m_practice.place().port;
        const StreamConfig config = demoStream(m_demoPort);
        const auto id = m_engine.add({.config = config, .baseFolder = {}});
        if (!id)
            return m_window.showError(tr("“%1” cannot be added").arg(config.name), id.error().message);
        m_demo = *id;
        m_window.addStream(m_demo, config, {});
    }
    m_window.chooseStream(m_demo);
    start(m_demo);
}

//! One that listens already will do when the demo can reach it.
Result<> Session::startDemoEndpoint()
{
    if (!m_practice.isListening()) {
        const auto script = parsePracticeScript(demoScript());
        Q_ASSERT(script);
        return m_practice.start({.script = *script, .port = m_demoPort});
    }
    const PracticeSetup &setup = m_practice.setup();
    const bool isElsewhere = m_demoPort != 0 && m_practice.place().port != m_demoPort;
    if (setup.certificate || setup.login || isElsewhere)
        return failure(tr("Stop the practice endpoint first: the demo starts one of its own, by plain HTTP."));
    return {};
}

void Session::exportDeadLetters(const DeadLetterExport &wanted)
{
    const DeadLetterFile file{.dataFolder = m_engine.dataFolder(),
                              .stream = wanted.stream,
                              .batches = wanted.batches,
                              .path = wanted.path,
                              .url = wanted.url};
    inBackground(
        &m_window, [file] { return write(file); },
        [this, path = wanted.path](const Result<ExportedEvents> &written) {
            if (!written)
                return m_window.showError(tr("The dead letters cannot be exported"), written.error().message);
            const QString done = tr("%1 events of %2 dead letters are in %3.")
                                     .arg(numberText(written->events), numberText(written->batches), path);
            if (written->unread == 0)
                return m_window.showNotice(done);
            m_window.showError(
                tr("Some dead letters cannot be read"),
                tr("%1\n\nLeft out: %2 batches. %3").arg(done, numberText(written->unread), written->firstProblem));
        });
}

void Session::start(StreamId stream)
{
    const QList<Problem> problems =
        m_files.knows(stream) ? checkStreamConfig(m_files.config(stream)) : QList<Problem>();
    if (holdsError(problems)) {
        m_window.showForm(stream);
        m_window.showNotice(
            tr("“%1” cannot be started yet: mend what is marked first.").arg(m_files.config(stream).name));
        return;
    }
    setRunning(stream, true);
    m_engine.start(stream);
}

void Session::setRunning(StreamId stream, bool running)
{
    if (running)
        m_running.insert(stream);
    else
        m_running.remove(stream);
    m_files.setRunning(stream, running);
}

void Session::remove(StreamId stream)
{
    if (stream != m_demo)
        return m_files.remove(stream);
    m_engine.remove(stream);
    m_window.removeStream(stream);
    m_demo = 0;
    m_demoPort = 0;
}

void Session::followStatus(const StreamStatus &status)
{
    // A stream may still send a status when it has left the window.
    if (status.id != m_demo && !m_files.knows(status.id))
        return;
    m_window.showStatus(status);
    setRunning(status.id, !std::holds_alternative<Stopped>(status.state));
    if (m_finishing)
        finishWhenQuiet();
}

QString Session::host(StreamId stream) const
{
    // The demo's endpoint is on this machine.
    return stream == m_demo ? QStringLiteral("localhost") : QUrl(m_files.config(stream).destination.url).host();
}

void Session::finish()
{
    if (m_finishing) {
        Q_EMIT finished();
        return;
    }
    m_finishing = true;
    for (const StreamId stream : std::as_const(m_running))
        m_engine.stop(stream);
    m_window.notices().showClosing();
    finishWhenQuiet();
}

void Session::finishWhenQuiet()
{
    if (m_running.isEmpty())
        Q_EMIT finished();
}

} // namespace penstock
