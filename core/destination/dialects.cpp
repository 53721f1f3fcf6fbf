// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/destination/dialects.h"

#include "core/destination/streams.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace penstock {

namespace {

// A new destination is its own file and one more line here.
constexpr std::array dialects{
    Dialect{"streams", requestBodyHead, requestBodyTail(), resolveDestination},
};

} // namespace

const Dialect *findDialect(const QString &kind)
{
    const std::string name = kind.toStdString();
    const auto *const found = std::find_if(dialects.begin(), dialects.end(),
                                           [&name](const Dialect &dialect) { return dialect.kind == name; });
    return found == dialects.end() ? nullptr : found;
}

Result<ResolvedDestination> destinationOf(const StreamConfig &config, const QString &baseFolder, Secrets &secrets)
{
    const Dialect *dialect = findDialect(config.destination.kind);
    if (!dialect)
        return failure(QCoreApplication::translate("penstock", "There is no destination of kind \"%1\".")
                           .arg(config.destination.kind),
                       Error::Kind::InvalidInput);
    return dialect->resolve(config, baseFolder, secrets);
}

QStringList dialectNames()
{
    QStringList names;
    for (const Dialect &dialect : dialects)
        names.append(QString::fromUtf8(dialect.kind.data(), qsizetype(dialect.kind.size())));
    return names;
}

} // namespace penstock
