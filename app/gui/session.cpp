// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/session.h"

#include "core/engine/demo.h"
#include "core/stream/streamfile.h"
#include "ui/mainwindow.h"

#include <QFileInfo>
#include <QSettings>
#include <QUrl>

namespace penstock {

Session::Session(Engine &engine, MainWindow &window, QSettings &settings)
    : m_engine(engine)
    , m_window(window)
    , m_settings(settings)
{
    connectWindow();
    connectEngine();
    m_window.showDataFolder(m_engine.dataFolder());
    if (const Damage &damage = m_engine.damage(); damage.missingBatches > 0 || damage.damagedBatches > 0)
        m_window.showWarning(damage.detail);
}

void Session::connectWindow()
{
    connect(&m_window, &MainWindow::startRequested, this, &Session::start);
    connect(&m_window, &MainWindow::resumeRequested, &m_engine, &Engine::resume);
    connect(&m_window, &MainWindow::pauseRequested, &m_engine, &Engine::pause);
    connect(&m_window, &MainWindow::holdRequested, &m_engine, &Engine::hold);
    connect(&m_window, &MainWindow::stopRequested, &m_engine, &Engine::stop);
    connect(&m_window, &MainWindow::redeliverRequested, &m_engine, &Engine::redeliver);
    connect(&m_window, &MainWindow::removeRequested, this, &Session::remove);
    connect(&m_window, &MainWindow::openRequested, this, &Session::openFiles);
    connect(&m_window, &MainWindow::demoRequested, this, &Session::startDemo);
    connect(&m_window, &MainWindow::closeRequested, this, &Session::finish);
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
    for (const QString &file : m_settings.value(settingsKey()).toStringList()) {
        // A file that was moved or deleted meanwhile is no reason to greet with an error.
        if (QFileInfo::exists(file))
            openFile(file);
    }
}

void Session::openFiles(const QStringList &files)
{
    for (const QString &file : files)
        openFile(file);
    remember();
}

void Session::openFile(const QString &file)
{
    const auto loaded = loadStreamFile(file);
    if (!loaded) {
        m_window.showError(tr("%1 cannot be opened").arg(QFileInfo(file).fileName()), loaded.error().message);
        return;
    }
    if (!loaded->parsed.problems.isEmpty())
        m_window.showProblems(file, loaded->parsed.problems);
    if (loaded->parsed.usable())
        add({.config = loaded->parsed.config, .baseFolder = loaded->baseFolder}, QFileInfo(file).absoluteFilePath());
}

bool Session::add(const StreamSetup &setup, const QString &file)
{
    const auto sameName = [&setup](const StreamConfig &config) { return config.name == setup.config.name; };
    if (const StreamId known = m_window.findStream(sameName); known != 0) {
        m_window.chooseStream(known);
        if (m_files.value(known) != file) {
            m_window.showError(tr("Another stream is called “%1”").arg(setup.config.name),
                               tr("It was read from %1. A stream is known by its name: give one of them another.")
                                   .arg(m_files.value(known)));
        }
        return false;
    }
    const auto id = m_engine.add(setup);
    if (!id) {
        m_window.showError(tr("“%1” cannot be added").arg(setup.config.name), id.error().message);
        return false;
    }
    m_files.insert(*id, file);
    m_window.addStream(*id, setup.config, file);
    if (file.isEmpty())
        m_demo = *id;
    return true;
}

void Session::startDemo()
{
    if (m_demo != 0) {
        m_window.chooseStream(m_demo);
        start(m_demo);
        return;
    }
    const auto script = parsePracticeScript(demoScript());
    Q_ASSERT(script);
    m_practice = std::make_unique<PracticeThread>();
    const auto port = m_practice->listen(*script);
    if (!port) {
        m_practice.reset();
        m_window.showError(tr("The practice endpoint cannot listen"), port.error().message);
        return;
    }
    if (add({.config = demoStream(*port), .baseFolder = {}}, {}))
        start(m_demo);
}

void Session::start(StreamId stream)
{
    m_running.insert(stream);
    m_engine.start(stream);
}

void Session::remove(StreamId stream)
{
    m_engine.remove(stream);
    m_window.removeStream(stream);
    m_files.remove(stream);
    if (stream == m_demo) {
        m_demo = 0;
        m_practice.reset();
    }
    remember();
}

void Session::followStatus(const StreamStatus &status)
{
    // A stream may still send a status when it has left the window.
    if (!m_files.contains(status.id))
        return;
    if (std::holds_alternative<Stopped>(status.state))
        m_running.remove(status.id);
    else
        m_running.insert(status.id);
    m_window.showStatus(status);
    if (m_finishing)
        finishWhenQuiet();
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
    m_window.showClosing();
    finishWhenQuiet();
}

void Session::finishWhenQuiet()
{
    if (m_running.isEmpty())
        Q_EMIT finished();
}

void Session::remember()
{
    QStringList files = m_files.values();
    files.removeAll(QString());
    files.sort();
    m_settings.setValue(settingsKey(), files);
}

QString Session::settingsKey() const
{
    // Streams belong to the data folder that holds their batches.
    return QStringLiteral("streams/%1").arg(QString::fromLatin1(QUrl::toPercentEncoding(m_engine.dataFolder())));
}

} // namespace penstock
