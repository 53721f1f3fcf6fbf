// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/intakeparts.h"

#include "core/engine/batchmaking.h"
#include "core/outbox/sqliteoutbox.h"
#include "core/source/makesource.h"

namespace penstock {

Result<IntakeWorker::Parts> intakeParts(StreamId stream, const StreamSetup &setup, SqliteOutbox &outbox,
                                        const Catalog &catalog, EventDefaults &defaults)
{
    const StreamConfig &config = setup.config;
    auto source = makeSource(config.source, setup.baseFolder, catalog);
    if (setup.fromStart) {
        if (const auto forgotten = outbox.forgetPosition(stream, source->id()); !forgotten)
            return Unexpected(forgotten.error());
    }
    auto position = outbox.position(stream, source->id());
    if (!position)
        return Unexpected(position.error());
    return IntakeWorker::Parts{
        .stream = stream,
        .source = std::move(source),
        .transform = std::make_unique<Transform>(catalog, config.events, config.userAttributes, config.deviceAttributes,
                                                 defaults),
        .batcher = makeBatcher(config),
        .from = std::move(*position),
    };
}

} // namespace penstock
