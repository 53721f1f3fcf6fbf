// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/stream/streamconfig.h"

#include <QByteArray>

namespace penstock {

//! Looks a secret up. A relative path starts at `baseFolder`; one line ending after the secret is not part of it.
//! No error repeats the secret, only where it was looked for.
[[nodiscard]] Result<QByteArray> readSecret(const SecretRef &ref, const QString &baseFolder);

} // namespace penstock
