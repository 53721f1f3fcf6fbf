// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/streamconfig.h"

#include <QString>

namespace penstock {

//! A stream that is to be run: its config, and what the file does not say.
struct StreamSetup
{
    StreamConfig config;
    QString baseFolder;     //!< of the config's file: where its relative paths start
    bool fromStart = false; //!< forget how far the source was read
    bool collect = true;    //!< false: deliver what the outbox holds and read nothing
};

} // namespace penstock
