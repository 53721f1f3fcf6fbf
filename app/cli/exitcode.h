// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

//! What the process ends with; other programs are written against these numbers.
enum ExitCode {
    Done = 0,
    CouldNotRun = 1,     //!< disk, busy data folder
    WrongUsage = 2,      //!< config or arguments
    SomethingFailed = 3, //!< dead letters, or a test that failed
    StoppedWithWork = 4, //!< by a signal, with work left for the next run
};

[[nodiscard]] inline ExitCode exitCodeFor(const penstock::Error &error)
{
    return error.kind == penstock::Error::Kind::InvalidInput ? WrongUsage : CouldNotRun;
}
