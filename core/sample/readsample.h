// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/sample/sample.h"
#include "core/time/moment.h"

#include <functional>
#include <memory>

namespace penstock {

class Catalog;
class Source;

//! When enough was read.
struct SampleLimits
{
    qint64 events = 1000;
    qint64 bytes = 4 * 1024 * 1024;
    Milliseconds time{2000};
};

//! Opens an input to be looked into. Only regular files: what is read from a pipe would be missing in the stream.
//! Touches the disk.
[[nodiscard]] Result<std::unique_ptr<Source>> openSample(const SampleInput &input, const Catalog &catalog);

//! "events.ndjson" or "generated events".
[[nodiscard]] QString sampleName(const SampleInput &input);

//! Reads the beginning of `source`, which is open, and blocks. What an event lacks is counted as filled in, and the
//! attributes that are never exported are left out: facts are those of a stream that takes all.
//! `enough` is asked before each chunk; true ends the reading.
[[nodiscard]] Result<Sample> readSample(Source &source, const SampleInput &input, const Catalog &catalog,
                                        const SampleLimits &limits, const std::function<bool()> &enough);

} // namespace penstock
