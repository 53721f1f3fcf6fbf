// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"
#include "core/stream/streamconfig.h"

#include <QList>

namespace penstock {

//! What is wrong with a destination's static headers and auth. `path` is the destination's.
[[nodiscard]] QList<Problem> checkCredentials(const Destination &destination, const QString &path);

//! Some header or the auth is meant for the endpoint's eyes only.
[[nodiscard]] bool carriesSecrets(const Destination &destination);

//! Some header or the auth is in the vault.
[[nodiscard]] bool usesVault(const Destination &destination);

} // namespace penstock
