// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "core/event/catalog.h"
#include "core/source/eventgenerator.h"

#include <cstdio>

using namespace penstock;

int generateEvents(const GenerateOptions &options)
{
    constexpr std::size_t blockBytes = 256 * 1024;
    const auto catalog = Catalog::load();
    if (!catalog) {
        printMessage(catalog.error().message);
        return CouldNotRun;
    }

    EventGenerator generator(*catalog, std::uint64_t(options.seed));
    std::string block;
    for (qint64 i = 0; i < options.events; ++i) {
        generator.append(std::uint64_t(i), block);
        block += '\n';
        if (block.size() < blockBytes && i + 1 < options.events)
            continue;
        if (std::fwrite(block.data(), 1, block.size(), stdout) != block.size()) {
            printMessage(QStringLiteral("Writing the events failed: %1.").arg(qt_error_string()));
            return CouldNotRun;
        }
        block.clear();
    }
    if (std::fflush(stdout) != 0) {
        printMessage(QStringLiteral("Writing the events failed: %1.").arg(qt_error_string()));
        return CouldNotRun;
    }
    return Done;
}
