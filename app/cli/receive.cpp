// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/jsonline.h"
#include "app/cli/output.h"
#include "core/engine/shutdownsignal.h"
#include "core/receiver/practiceendpoint.h"
#include "core/time/systemscheduler.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QLocale>

using namespace penstock;

namespace {

Result<PracticeScript> loadScript(const QString &path)
{
    if (path.isEmpty())
        return PracticeScript{};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(QStringLiteral("Cannot read the script %1: %2.").arg(path, file.errorString()),
                       Error::Kind::InvalidInput);
    const auto script = parsePracticeScript(file.readAll());
    if (script)
        return *script;
    for (const ScriptProblem &problem : script.error())
        printMessage(QStringLiteral("%1: error: %2: %3").arg(path, problem.path, problem.message));
    return failure(QStringLiteral("%1 is no script as it is: mend what stands above.").arg(path),
                   Error::Kind::InvalidInput);
}

QByteArray jsonText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray countersText(const PracticeCounters &counters)
{
    const QLocale locale(QLocale::English);
    return QStringLiteral("%1 requests, %2 answered 2xx · %3 events accepted, %4 of them different, %5 twice")
        .arg(locale.toString(counters.requests), locale.toString(counters.accepted),
             locale.toString(counters.eventsAccepted), locale.toString(counters.uniqueEventsAccepted),
             locale.toString(counters.duplicateEvents))
        .toUtf8();
}

} // namespace

int receiveRequests(const ReceiveOptions &options)
{
    const auto script = loadScript(options.script);
    if (!script) {
        printMessage(script.error().message);
        return exitCodeFor(script.error());
    }

    ShutdownSignal shutdown; // before anybody is told that it listens
    SystemScheduler scheduler;
    PracticeEndpoint endpoint(scheduler);
    endpoint.setScript(*script);
    const auto port = endpoint.listen(options.port);
    if (!port) {
        printMessage(port.error().message);
        return CouldNotRun;
    }
    const QString address = QStringLiteral("http://127.0.0.1:%1/").arg(*port);
    if (options.json)
        printResultLine(JsonLine().add("listening", address).toJson());
    else
        printMessage(QStringLiteral("Listening on %1 until Ctrl+C.").arg(address));

    QEventLoop loop;
    QObject::connect(&shutdown, &ShutdownSignal::requested, &loop, &QEventLoop::quit);
    QObject::connect(&endpoint, &PracticeEndpoint::received, &loop, [&options](const ReceivedRequest &request) {
        printResultLine(options.json ? jsonText(receivedJson(request)) : receivedLine(request));
    });
    loop.exec();
    endpoint.close();
    printResultLine(options.json ? jsonText(endpoint.counters().toJson()) : countersText(endpoint.counters()));
    return Done;
}
