// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/streamsetup.h"
#include "core/result.h"

#include <QString>

#include <string>

namespace penstock {
class Secrets;
}

//! Loads a stream's file and prints its problems; an error when it cannot run. `input` takes the place of the config's
//! source: empty for none, "-" for standard input, else a path.
[[nodiscard]] penstock::Result<penstock::StreamSetup> loadSetup(const QString &path, const QString &input);

//! Whether the secrets and the source are there; said before anything runs.
[[nodiscard]] penstock::Result<> checkReady(const penstock::StreamSetup &setup, penstock::Secrets &secrets);
