// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/destination/preview.h"

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "app/cli/setup.h"
#include "core/engine/firstbatch.h"
#include "core/event/catalog.h"

using namespace penstock;

namespace {

Result<QByteArray> preview(const PreviewOptions &options)
{
    const auto setup = loadSetup(options.config, options.input);
    if (!setup)
        return tl::unexpected(setup.error());
    const auto catalog = Catalog::load();
    if (!catalog)
        return tl::unexpected(catalog.error());
    const auto batch = firstBatch(*setup, *catalog);
    if (!batch)
        return tl::unexpected(batch.error());
    if (batch->events == 0)
        return failure(QStringLiteral("No event of the source passes the stream's choice: there is nothing to send."),
                       Error::Kind::InvalidInput);
    if (!options.headers)
        return batch->body;

    return previewRequestHead(setup->config.destination, batch->body.size()) + batch->body;
}

} // namespace

int previewRequest(const PreviewOptions &options)
{
    const auto text = preview(options);
    if (!text) {
        printMessage(text.error().message);
        return exitCodeFor(text.error());
    }
    // Byte for byte, so that it can be compared or posted; a terminal gets its line's end.
    printResult(isStdoutTerminal() ? *text + '\n' : *text);
    return Done;
}
