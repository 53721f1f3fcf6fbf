// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gui/session.h"
#include "app/keystore/desktopkeystore.h"
#include "core/engine/machinewatch.h"
#include "core/engine/shutdownsignal.h"
#include "core/engine/trafficrecorder.h"
#include "core/event/catalog.h"
#include "core/history/trafficstore.h"
#include "core/probe/endpointtester.h"
#include "core/secret/secretstore.h"
#include "core/secret/vaultkeeper.h"
#include "core/stream/filekeeper.h"
#include "core/time/systemscheduler.h"
#include "ui/mainwindow.h"
#include "ui/models/practice.h"
#include "ui/notice/notices.h"
#include "ui/theme/theme.h"

#include <QSettings>
#include <QTemporaryDir>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace penstock {

class EngineStart;

struct WindowOptions
{
    QString dataFolder; //!< empty: the default one, for the demo one that goes with it
    QString theme;      //!< light or dark, for this run only; empty: the user's
    bool demo = false;
    QStringList files;
};

//! Name, version and what else the desktop knows the program by.
void nameApplication();

//! What is made for the application's window and lives as long: shows it at once, opens the data folder behind it, and
//! hands the two to a session.
class WindowProgram final : public QObject
{
    Q_OBJECT

public:
    WindowProgram(QApplication &application, WindowOptions options);
    ~WindowProgram() override;

    [[nodiscard]] MainWindow &window() { return m_window; }

    void start();

private:
    void connectWindow();
    void engineOpened();
    void recordTraffic();
    void giveNotices();
    void watchMachine();
    void close();

    WindowOptions m_options;
    bool m_demoWanted = false; //!< by a press of its button
    std::optional<QTemporaryDir> m_demoFolder;
    const QString m_dataFolder;
    QSettings m_settings;
    const Catalog m_catalog;
    Vault m_vault;
    SecretStore m_secrets;
    DesktopKeyStore m_keyStore;
    VaultKeeper m_vaultKeeper;
    Theme m_theme;
    History m_history;
    TrafficHistory m_traffic;
    FileKeeper m_files;
    EndpointTester m_tester;
    Practice m_practice;
    MainWindow m_window;
    ShutdownSignal m_shutdown;
    std::unique_ptr<EngineStart> m_opening;
    std::unique_ptr<Engine> m_engine;
    SystemScheduler m_scheduler;
    std::unique_ptr<TrafficStore> m_trafficStore;
    std::unique_ptr<TrafficRecorder> m_trafficRecorder;
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MachineWatch> m_machine;
};

} // namespace penstock
