// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/windowprogram.h"
#include "core/engine/threadloops.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace penstock;

namespace {

WindowOptions readOptions(const QApplication &application)
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

} // namespace

int main(int argc, char *argv[])
{
    useLightThreadLoops();
    QApplication application(argc, argv);
    nameApplication();
    WindowProgram program(application, readOptions(application));
    program.start();
    return QApplication::exec();
}
