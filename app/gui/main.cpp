// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/session.h"
#include "core/engine/datafolder.h"
#include "core/engine/shutdownsignal.h"
#include "core/engine/threadloops.h"
#include "core/time/bootclock.h"
#include "ui/mainwindow.h"
#include "ui/models/ledgerreader.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

using namespace penstock;

namespace {

struct Options
{
    QString dataFolder;
    QString theme;
    bool demo = false;
    QStringList files;
};

Options readOptions(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("penstock", "Delivers event streams to HTTP endpoints, with a durable outbox."));
    const QCommandLineOption dataFolder(QStringLiteral("data-dir"),
                                        QApplication::translate("penstock", "Keep batches and history in <folder>."),
                                        QStringLiteral("folder"));
    const QCommandLineOption demo(
        QStringLiteral("demo"),
        QApplication::translate("penstock", "Start a generated stream to a practice endpoint on this computer."));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   QApplication::translate("penstock", "Light or dark, for this run only."),
                                   QStringLiteral("light|dark"));
    parser.addOptions({dataFolder, demo, theme});
    parser.addPositionalArgument(QStringLiteral("file"),
                                 QApplication::translate("penstock", "Streams to open: NAME.stream.json."),
                                 QStringLiteral("[file…]"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);
    return {parser.value(dataFolder), parser.value(theme), parser.isSet(demo), parser.positionalArguments()};
}

void applyTheme(Theme &theme, const QString &name)
{
    if (name == QLatin1String("light"))
        theme.preview(Theme::Choice::Light);
    else if (name == QLatin1String("dark"))
        theme.preview(Theme::Choice::Dark);
}

//! The demo's batches go with it unless a folder was named.
QString dataFolderFor(const Options &options, const QTemporaryDir &demoFolder)
{
    if (!options.dataFolder.isEmpty())
        return options.dataFolder;
    return options.demo ? demoFolder.path() : defaultDataFolder();
}

} // namespace

int main(int argc, char *argv[])
{
    useLightThreadLoops();
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("penstock"));
    QApplication::setApplicationName(QStringLiteral("penstock"));
    QApplication::setApplicationDisplayName(QStringLiteral("Penstock"));
    QApplication::setApplicationVersion(QStringLiteral(PENSTOCK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.penstock.Penstock"));
    QApplication::setQuitOnLastWindowClosed(false);

    const Options options = readOptions(application);
    const QTemporaryDir demoFolder;
    const QString dataFolder = dataFolderFor(options, demoFolder);

    QSettings settings;
    Theme theme(application, settings);
    applyTheme(theme, options.theme);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/penstock.svg")));

    History history([dataFolder] { return LedgerReader::open(dataFolder); });
    MainWindow window(theme, history, settings, currentMoment);
    window.show();

    // The window is there at once; an outbox with a long history takes longer to open.
    std::unique_ptr<Engine> engine;
    std::unique_ptr<Session> session;
    ShutdownSignal shutdown;
    QTimer::singleShot(0, &window, [&] {
        auto opened = Engine::open(dataFolder);
        if (!opened) {
            QMessageBox::critical(&window, QStringLiteral("Penstock"), opened.error().message);
            QApplication::exit(1);
            return;
        }
        engine = std::move(*opened);
        session = std::make_unique<Session>(*engine, window, settings);
        QObject::connect(session.get(), &Session::finished, &application, [] { QApplication::exit(0); });
        QObject::connect(&shutdown, &ShutdownSignal::requested, session.get(), &Session::finish);
        if (!options.demo)
            session->reopen();
        session->openFiles(options.files);
        if (options.demo)
            session->startDemo();
    });
    const int code = QApplication::exec();
    window.hide();
    session.reset();
    return code;
}
