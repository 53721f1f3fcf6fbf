// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"
#include "core/stream/streamconfig.h"

#include <QByteArray>
#include <QList>

#include <cstdint>
#include <optional>
#include <string>

namespace penstock {

class Catalog;

//! What a real request gets at random or by the clock. The same for all requests of one sample, so that a change of the
//! config shows as just that.
struct SampleIdentity
{
    QByteArray requestId;
    std::string eventUuid;         //!< of events that have none
    std::int64_t epochSeconds = 0; //!< of events without a time

    //! A random one, with the time that it is now.
    [[nodiscard]] static SampleIdentity make();
};

//! The request that a stream would make of a sample of its input.
struct SampleRequest
{
    QByteArray head; //!< see previewRequestHead; empty where the address makes none
    QByteArray body; //!< byte for byte as it would go; empty when no event passes
    int event = 0;   //!< which of the passing ones it holds, from 0
    int events = 0;  //!< in the body
    int passing = 0; //!< of the sample
    int filtered = 0;
    QList<Problem> problems; //!< of the destination: nothing goes out before they are mended
};

//! `lines`: see Sample. `event`: which of those that pass, the last one where there are fewer; none: a whole batch.
//! The config need not be sound. Reads no file and no secret.
[[nodiscard]] SampleRequest sampleRequest(const StreamConfig &config, const QByteArray &lines, std::optional<int> event,
                                          const SampleIdentity &identity, const Catalog &catalog);

} // namespace penstock
