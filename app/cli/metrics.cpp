// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "core/engine/shutdownsignal.h"
#include "core/metrics/prometheustext.h"
#include "core/outbox/ledger.h"
#include "core/receiver/httpserver.h"
#include "core/receiver/textsession.h"
#include "core/time/bootclock.h"
#include "core/time/systemscheduler.h"

#include <QEventLoop>

using namespace penstock;

namespace {

// Opened anew each time: the folder may come, go and be brought up to date while a scraper keeps asking.
Result<QByteArray> metricsOf(const QString &dataFolder)
{
    const auto ledger = Ledger::open(dataFolder);
    if (!ledger)
        return Unexpected(ledger.error());
    return (*ledger)->overview(currentMoment(), currentBootId()).map(prometheusText);
}

int printOnce(const QString &dataFolder)
{
    const auto text = metricsOf(dataFolder);
    if (!text) {
        printMessage(text.error().message);
        return CouldNotRun;
    }
    printResult(*text);
    return Done;
}

int serve(const QString &dataFolder, quint16 port)
{
    ShutdownSignal shutdown; // before anybody is told that it listens
    SystemScheduler scheduler;
    const ServedText text{.path = "/metrics", .contentType = prometheusContentType, .make = [&dataFolder] {
                              return metricsOf(dataFolder);
                          }};
    HttpServer server(scheduler,
                      [&text](HttpConnection &connection) { return std::make_unique<TextSession>(connection, text); });
    const auto listening = server.listen(QHostAddress::LocalHost, port);
    if (!listening) {
        printMessage(listening.error().message);
        return CouldNotRun;
    }
    printMessage(QStringLiteral("Serving http://127.0.0.1:%1/metrics until Ctrl+C.").arg(*listening));
    QEventLoop loop;
    QObject::connect(&shutdown, &ShutdownSignal::requested, &loop, &QEventLoop::quit);
    loop.exec();
    return Done;
}

} // namespace

int serveMetrics(const MetricsOptions &options)
{
    return options.port ? serve(options.dataFolder, *options.port) : printOnce(options.dataFolder);
}
