// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QStringView>

#include <array>
#include <optional>

namespace penstock {

//! Whose data a stream carries; in production what is done twice is seen by customers.
enum class Environment { Development, Staging, Production };

inline constexpr std::array environments{Environment::Development, Environment::Staging, Environment::Production};

//! As a stream's file says it: "development", "staging", "production".
[[nodiscard]] QLatin1String environmentName(Environment environment);
[[nodiscard]] std::optional<Environment> environmentByName(QStringView name);

} // namespace penstock
