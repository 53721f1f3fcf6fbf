// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/environment.h"

#include <algorithm>

namespace penstock {

QLatin1String environmentName(Environment environment)
{
    switch (environment) {
    case Environment::Development:
        return QLatin1String("development");
    case Environment::Staging:
        return QLatin1String("staging");
    case Environment::Production:
        return QLatin1String("production");
    }
    Q_UNREACHABLE();
}

std::optional<Environment> environmentByName(QStringView name)
{
    const auto found = std::ranges::find_if(
        environments, [name](Environment environment) { return environmentName(environment) == name; });
    return found == environments.end() ? std::nullopt : std::optional(*found);
}

} // namespace penstock
