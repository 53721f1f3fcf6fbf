// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/destination/streams.h"

#include "core/destination/credentials.h"
#include "core/destination/trust.h"
#include "core/stream/jsontext.h"
#include "core/stream/streamcheck.h"

namespace penstock {

namespace {

Result<> requireSound(const Destination &destination)
{
    for (const Problem &problem : checkDestination(destination)) {
        if (problem.severity == Problem::Severity::Error)
            return failure(problem.path + QLatin1String(": ") + problem.message + u' ' + problem.mend,
                           Error::Kind::InvalidInput);
    }
    return {};
}

} // namespace

std::string requestBodyHead(std::string_view appName, std::string_view requestId)
{
    return "{\"app_name\":" + quotedJson(appName) +
           ",\"source\":\"MOENGAGE\",\"moe_request_id\":" + quotedJson(requestId) + ",\"events\":[";
}

Result<ResolvedDestination> resolveDestination(const StreamConfig &config, const QString &baseFolder, Secrets &secrets)
{
    // What was not checked must not reach the wire, whoever made the config.
    if (const auto checked = requireSound(config.destination); !checked)
        return Unexpected(checked.error());
    auto headers = resolveHeaders(config.destination, baseFolder, secrets);
    if (!headers)
        return Unexpected(headers.error());
    auto trust = resolveTrust(config.destination.trust, baseFolder);
    if (!trust)
        return Unexpected(trust.error());
    return ResolvedDestination{QUrl(config.destination.url, QUrl::StrictMode), *std::move(headers),
                               config.delivery.timeout, *std::move(trust)};
}

} // namespace penstock
