// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/demo.h"

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/liveview.h"
#include "app/cli/output.h"
#include "app/cli/streamsession.h"
#include "core/receiver/practicethread.h"
#include "core/secret/secretstore.h"
#include "core/secret/vault.h"

#include <QTemporaryDir>
#include <QTimer>

using namespace penstock;

namespace {

int fail(const Error &error)
{
    printMessage(error.message);
    return CouldNotRun;
}

} // namespace

int runDemo(const DemoOptions &options)
{
    const auto script = parsePracticeScript(demoScript());
    Q_ASSERT(script);
    PracticeThread endpoint;
    const auto place = endpoint.listen({.script = *script});
    if (!place)
        return fail(place.error());

    QTemporaryDir folder;
    Vault vault(defaultVaultPath());
    SecretStore secrets(vault);
    const auto engine = Engine::open(folder.path(), secrets, QStringLiteral("cli"));
    if (!engine)
        return fail(engine.error());

    printMessage(QStringLiteral("Demo: made-up events to a practice endpoint on port %1 that fails now and then.\n"
                                "Its retry delays are 3, 6 and 12 s; everywhere else they are 30, 60 and 120 s.")
                     .arg(place->port));
    StreamSession session(**engine);
    session.hideProgress();
    LiveView view;
    QObject::connect(engine->get(), &Engine::statusChanged, &view, &LiveView::setStatus);
    QObject::connect(engine->get(), &Engine::batchesChanged, &view, &LiveView::addBatches);
    QTimer end;
    if (options.seconds > 0)
        end.start(options.seconds * 1000);
    QObject::connect(&end, &QTimer::timeout, &session, &StreamSession::stop);

    const auto finished = session.run({.config = demoStream(place->port)});
    view.finish();
    if (!finished)
        return fail(finished.error());
    return Done; // the demo's batches go with its folder
}
