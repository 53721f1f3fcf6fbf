// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/exitcode.h"
#include "app/cli/output.h"

//! Tells the error on stderr, and gives what the process ends with.
[[nodiscard]] inline int fail(const penstock::Error &error)
{
    printMessage(error.message);
    return exitCodeFor(error);
}
