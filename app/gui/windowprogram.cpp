// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/windowprogram.h"

#include "app/gui/enginestart.h"
#include "core/engine/datafolder.h"
#include "core/time/bootclock.h"
#include "ui/models/ledgerreader.h"
#include "ui/notice/sessionbus.h"
#include "ui/windownotices.h"

#include <QApplication>
#include <QMessageBox>

namespace penstock {

namespace {

//! The demo's batches go with it unless a folder was named.
QString dataFolderFor(const WindowOptions &options, std::optional<QTemporaryDir> &demoFolder)
{
    if (!options.dataFolder.isEmpty())
        return options.dataFolder;
    return options.demo ? demoFolder.emplace().path() : defaultDataFolder();
}

//! Compiled into the program, and tested: it can be read.
Catalog builtInCatalog()
{
    auto catalog = Catalog::load();
    Q_ASSERT(catalog);
    return *std::move(catalog);
}

void applyTheme(Theme &theme, const QString &name)
{
    if (name == QLatin1String("light"))
        theme.preview(Theme::Choice::Light);
    else if (name == QLatin1String("dark"))
        theme.preview(Theme::Choice::Dark);
}

} // namespace

void nameApplication()
{
    QApplication::setOrganizationName(QStringLiteral("penstock"));
    QApplication::setApplicationName(QStringLiteral("penstock"));
    QApplication::setApplicationDisplayName(QStringLiteral("Penstock"));
    QApplication::setApplicationVersion(QStringLiteral(PENSTOCK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.penstock.Penstock"));
    QApplication::setQuitOnLastWindowClosed(false);
}

WindowProgram::WindowProgram(QApplication &application, WindowOptions options)
    : m_options(std::move(options))
    , m_dataFolder(dataFolderFor(m_options, m_demoFolder))
    , m_catalog(builtInCatalog())
    , m_vault(defaultVaultPath())
    , m_secrets(m_vault)
    , m_vaultKeeper(m_vault, m_keyStore)
    , m_theme(application, m_settings)
    , m_history([folder = m_dataFolder] { return LedgerReader::open(folder); })
    , m_tester(m_catalog, m_secrets)
    , m_practice(m_catalog, currentMoment)
    , m_window({m_theme, m_history, m_traffic, m_settings, m_catalog, m_files, m_vaultKeeper, m_tester, m_practice,
                currentMoment, m_dataFolder})
{
    applyTheme(m_theme, m_options.theme);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/penstock.svg")));
    connectWindow();
}

WindowProgram::~WindowProgram()
{
    m_window.hide();
}

void WindowProgram::connectWindow()
{
    // What the user asks for before there is a session waits for it.
    connect(&m_window, &MainWindow::openRequested, this, [this](const QStringList &files) {
        if (!m_session)
            m_options.files.append(files);
    });
    connect(&m_window, &MainWindow::demoRequested, this, [this] { m_demoWanted |= !m_session; });
    connect(&m_window, &MainWindow::closeRequested, this, [this] {
        if (!m_session)
            QApplication::exit(0);
    });
    connect(&m_shutdown, &ShutdownSignal::requested, this, &WindowProgram::close);
}

void WindowProgram::start()
{
    m_window.showOpening(m_dataFolder);
    m_window.show();
    m_opening = std::make_unique<EngineStart>(m_dataFolder, m_secrets);
    connect(m_opening.get(), &EngineStart::finished, this, &WindowProgram::engineOpened);
    giveNotices();
}

void WindowProgram::engineOpened()
{
    auto opened = m_opening->take();
    if (!opened) {
        QMessageBox::critical(&m_window, QStringLiteral("Penstock"), opened.error().message);
        QApplication::exit(1);
        return;
    }
    m_engine = std::move(*opened);
    recordTraffic();
    connect(m_engine.get(), &Engine::statusChanged, m_notices.get(), &Notices::take);
    m_session = std::make_unique<Session>(*m_engine, m_window, m_practice, m_settings);
    watchMachine();
    connect(m_session.get(), &Session::finished, this, [] { QApplication::exit(0); });
    if (!m_options.demo)
        m_session->reopen();
    m_session->openFiles(m_options.files);
    if (m_options.demo || m_demoWanted)
        m_session->startDemo();
}

void WindowProgram::recordTraffic()
{
    m_trafficStore = std::make_unique<TrafficStore>(m_dataFolder, m_scheduler.now().wall);
    m_trafficRecorder = std::make_unique<TrafficRecorder>(m_traffic, *m_trafficStore, m_scheduler);
    m_trafficRecorder->follow(*m_engine);
    connect(m_trafficStore.get(), &TrafficStore::noticed, &m_window, &MainWindow::showNotice);
}

void WindowProgram::giveNotices()
{
    m_notices = std::make_unique<Notices>(Notices::Parts{m_theme, m_settings, m_window, currentMoment, sessionBus});
    connect(m_notices.get(), &Notices::told, &m_window, &MainWindow::showNotice);
    connect(m_notices.get(), &Notices::quitRequested, &m_window, &MainWindow::close);
    connect(m_notices.get(), &Notices::chosen, &m_window, [this](StreamId stream) {
        if (stream != 0)
            m_window.chooseStream(stream);
        m_window.bringForward();
    });
    connect(&m_window, &MainWindow::currentChanged, m_notices.get(), &Notices::setShownStream);
    connect(&m_window, &MainWindow::noticesRequested, m_notices.get(), &Notices::openDialog);
}

void WindowProgram::watchMachine()
{
    m_machine = std::make_unique<MachineWatch>(m_scheduler, m_dataFolder);
    connect(m_engine.get(), &Engine::statusChanged, m_machine.get(),
            [this](const StreamStatus &status) { m_machine->take(status, m_session->host(status.id)); });
    connect(m_machine.get(), &MachineWatch::changed, &m_window.notices(), &WindowNotices::showMachine);
    noteInLog(*m_machine, *m_engine);
}

void WindowProgram::close()
{
    if (m_session)
        m_session->finish();
    else
        QApplication::exit(0);
}

} // namespace penstock
