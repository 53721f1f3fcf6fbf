// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/failure.h"
#include "app/cli/jsonline.h"
#include "app/cli/output.h"
#include "core/engine/shutdownsignal.h"
#include "core/event/catalog.h"
#include "core/receiver/practicecertificate.h"
#include "core/receiver/practiceendpoint.h"
#include "core/secret/secretref.h"
#include "core/secret/secretstore.h"
#include "core/time/systemscheduler.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QLocale>
#include <QSaveFile>

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

//! The password that the user has to give, from where the options say.
Result<QByteArray> readPassword(const ReceiveOptions &options)
{
    if (options.password.isEmpty())
        return readSecret(QStringLiteral("Password of %1: ").arg(options.user));
    const auto ref = secretRefFromText(options.password);
    if (!ref) // it may be the password itself, so it is not repeated
        return failure(QStringLiteral("--password names where the password is: env:NAME, file:PATH or vault:NAME."),
                       Error::Kind::InvalidInput);
    if (const auto fault = checkSecretRef(*ref))
        return failure(fault->message + u' ' + fault->mend, Error::Kind::InvalidInput);
    Vault vault(options.vault.file);
    if (ref->kind == SecretRef::Kind::Vault) {
        if (auto unlocked = unlock(vault, options.vault); !unlocked)
            return tl::unexpected(unlocked.error());
    }
    return SecretStore(vault).read(*ref, QDir::currentPath());
}

Result<std::optional<PracticeLogin>> readLogin(const ReceiveOptions &options)
{
    if (options.user.isEmpty())
        return std::nullopt;
    return readPassword(options).map([&options](const QByteArray &password) {
        return std::optional(PracticeLogin{.user = options.user.toUtf8(), .password = password});
    });
}

Result<> writeAuthority(const QString &path, const QByteArray &pem)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(pem) == pem.size() && file.commit())
        return {};
    return failure(QStringLiteral("Cannot write %1: %2.").arg(path, file.errorString()));
}

Result<HttpServerOptions> serverOptions(const ReceiveOptions &options, WallTime now)
{
    HttpServerOptions server;
    server.stallsHandshake = options.stallsHandshake;
    const auto kind = certificateKindFromName(options.certificate);
    if (!kind)
        return server;
    return makePracticeIdentity(*kind, now)
        .and_then([&](const PracticeIdentity &identity) -> Result<HttpServerOptions> {
            if (!options.authorityFile.isEmpty()) {
                if (auto written = writeAuthority(options.authorityFile, identity.authority); !written)
                    return tl::unexpected(written.error());
            }
            server.tls = identity.serverConfiguration();
            return server;
        });
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

void printEnd(const PracticeEndpoint &endpoint, const ReceiveOptions &options)
{
    const FindingTally &findings = endpoint.findings();
    if (options.json) {
        QJsonObject end = endpoint.counters().toJson();
        if (options.check)
            end.insert(QStringLiteral("findings"), findingsJson(findings));
        return printResultLine(jsonText(end));
    }
    printResultLine(countersText(endpoint.counters()));
    for (const TalliedFinding &finding : findings.list())
        printResultLine(findingLine(finding).toUtf8());
    if (options.check && findings.total() == 0)
        printResultLine(QByteArrayLiteral("Everything that came is as documented."));
}

} // namespace

int receiveRequests(const ReceiveOptions &options)
{
    const auto script = loadScript(options.script);
    if (!script)
        return fail(script.error());
    const auto login = readLogin(options);
    if (!login)
        return fail(login.error());

    ShutdownSignal shutdown; // before anybody is told that it listens
    SystemScheduler scheduler;
    const auto server = serverOptions(options, scheduler.now().wall);
    if (!server)
        return fail(server.error());
    const auto catalog = Catalog::load();
    if (!catalog)
        return fail(catalog.error());
    PracticeEndpoint endpoint(scheduler, *server, options.check ? &*catalog : nullptr);
    endpoint.setScript(*script);
    endpoint.setLogin(*login);
    const auto port = endpoint.listen(options.port);
    if (!port) {
        printMessage(port.error().message);
        return CouldNotRun;
    }
    const QString address = QStringLiteral("%1://127.0.0.1:%2/")
                                .arg(server->tls ? QStringLiteral("https") : QStringLiteral("http"))
                                .arg(*port);
    if (options.json)
        printResultLine(JsonLine().add("listening", address).toJson());
    else
        printMessage(QStringLiteral("Listening on %1 until Ctrl+C.").arg(address));

    QEventLoop loop;
    QObject::connect(&shutdown, &ShutdownSignal::requested, &loop, &QEventLoop::quit);
    QObject::connect(&endpoint, &PracticeEndpoint::received, &loop, [&options](const ReceivedRequest &request) {
        printResultLine(options.json ? jsonText(receivedJson(request)) : receivedLine(request));
    });
    QObject::connect(&endpoint, &PracticeEndpoint::handshakeFailed, &loop, [](const QString &reason) {
        printMessage(QStringLiteral("A TLS handshake failed: %1.").arg(reason));
    });
    loop.exec();
    endpoint.close();
    printEnd(endpoint, options);
    return Done;
}
