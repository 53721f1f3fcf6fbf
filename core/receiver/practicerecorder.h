// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/envelopereader.h"
#include "core/receiver/findingtally.h"
#include "core/receiver/httprequest.h"
#include "core/receiver/receivedrequest.h"
#include "core/receiver/seenset.h"

#include <cstdint>
#include <vector>

namespace penstock {

//! A request on its way through the practice endpoint.
struct Arrival
{
    ReceivedRequest request;
    std::vector<std::uint64_t> uuids; //!< hashes
};

//! Counts what the practice endpoint receives, and which events came more than once.
class PracticeRecorder
{
public:
    //! With a catalog, which outlives it, every event is held against the documented format.
    explicit PracticeRecorder(const Catalog *catalog = nullptr);

    //! The first byte of a request.
    [[nodiscard]] Arrival begin(WallTime at);

    //! As far as the request has come; for one that is not going to come in whole.
    void readPart(Arrival &arrival, const HttpRequest &request);

    //! The whole request.
    void read(Arrival &arrival, const HttpRequest &request);

    void refuse(Arrival &arrival, const HttpRefusal &refusal);

    //! What became of it; a 2xx `status` accepts its events, or as many of the first as are `stored`. Call once for
    //! each arrival.
    [[nodiscard]] ReceivedRequest settle(Arrival arrival, const QString &behaviour, std::optional<int> status,
                                         std::optional<qint64> stored = {});

    void countFailedHandshake() { ++m_counters.failedHandshakes; }

    [[nodiscard]] const FindingTally &findings() const { return m_findings; }
    [[nodiscard]] const PracticeCounters &counters() const { return m_counters; }

private:
    void readBody(Arrival &arrival, std::string_view body);

    const bool m_checks;
    EnvelopeReader m_reader;
    FindingTally m_findings;
    SeenSet m_uuids;
    SeenSet m_requestIds;
    PracticeCounters m_counters;
};

} // namespace penstock
