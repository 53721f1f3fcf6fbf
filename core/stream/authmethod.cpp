// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/authmethod.h"

#include "core/overloaded.h"

#include <algorithm>
#include <array>

namespace penstock {

namespace {

constexpr std::array keyNames{"x-api-key",    "api-key",        "apikey",      "x-apikey",
                              "x-auth-token", "x-access-token", "x-api-token", "x-functions-key"};

bool isAuthorization(const StaticHeader &header)
{
    return header.name.compare(QLatin1String("Authorization"), Qt::CaseInsensitive) == 0;
}

bool startsAsBearer(const QString &value)
{
    return value.startsWith(QLatin1String("Bearer "), Qt::CaseInsensitive);
}

bool isApiKey(const StaticHeader &header)
{
    return std::holds_alternative<SecretRef>(header.value) ||
           std::any_of(keyNames.begin(), keyNames.end(),
                       [name = header.name.toLower()](const char *known) { return name == QLatin1String(known); });
}

template <typename Is>
qsizetype firstHeader(const Destination &destination, Is is)
{
    const auto found = std::find_if(destination.headers.begin(), destination.headers.end(), is);
    return found == destination.headers.end() ? -1 : found - destination.headers.begin();
}

//! Where the header was, or at the end.
void putHeader(QList<StaticHeader> &headers, qsizetype old, const StaticHeader &fresh)
{
    if (old < 0)
        headers.append(fresh);
    else
        headers[old] = fresh;
}

} // namespace

FoundAuth findAuth(const Destination &destination)
{
    if (std::holds_alternative<BasicAuth>(destination.auth))
        return {AuthMethod::Basic, -1};
    if (const qsizetype header = firstHeader(destination, isAuthorization); header >= 0) {
        const auto *text = std::get_if<QString>(&destination.headers[header].value);
        const bool bearer = !text || text->isEmpty() || startsAsBearer(*text);
        return {bearer ? AuthMethod::Bearer : AuthMethod::ApiKey, header};
    }
    if (const qsizetype header = firstHeader(destination, isApiKey); header >= 0)
        return {AuthMethod::ApiKey, header};
    return {};
}

void replaceAuth(Destination &destination, const NewAuth &fresh)
{
    const qsizetype old = findAuth(destination).header;
    const auto removeOld = [&] {
        if (old >= 0)
            destination.headers.removeAt(old);
    };
    std::visit(Overloaded{
                   [&](const NoAuth &none) {
                       removeOld();
                       destination.auth = none;
                   },
                   [&](const BasicAuth &basic) {
                       removeOld();
                       destination.auth = basic;
                   },
                   [&](const StaticHeader &header) {
                       putHeader(destination.headers, old, header);
                       destination.auth = NoAuth{};
                   },
               },
               fresh);
}

QString bearerValue(const QString &token)
{
    const QString bare = token.trimmed();
    return QStringLiteral("Bearer ") + (startsAsBearer(bare) ? bare.mid(7).trimmed() : bare);
}

} // namespace penstock
