// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/resolveddestination.h"
#include "core/result.h"
#include "core/stream/streamconfig.h"

#include <QStringList>

#include <string>
#include <string_view>

namespace penstock {

class Secrets;

//! How one kind of destination wants its requests.
struct Dialect
{
    std::string_view kind; //!< "destination": { "kind": … }
    std::string (*bodyHead)(std::string_view appName, std::string_view requestId);
    std::string_view bodyTail;
    Result<ResolvedDestination> (*resolve)(const StreamConfig &config, const QString &baseFolder, Secrets &secrets);
};

//! Null when no dialect has this name.
[[nodiscard]] const Dialect *findDialect(const QString &kind);

//! Where the stream's requests go, by its destination's dialect; an error when there is none of that kind.
[[nodiscard]] Result<ResolvedDestination> destinationOf(const StreamConfig &config, const QString &baseFolder,
                                                        Secrets &secrets);

[[nodiscard]] QStringList dialectNames();

} // namespace penstock
