// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/formatfinding.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

class Catalog;

//! What a request's body holds, and what in it is not as documented.
struct Envelope
{
    static constexpr std::size_t problemsAtMost = 8;

    bool isJson = false;
    std::string requestId; //!< `moe_request_id`
    std::size_t events = 0;
    std::vector<std::uint64_t> uuids;  //!< hashes of the `event_uuid`s, in order
    std::vector<std::string> problems; //!< one sentence each; the first few
    FindingList findings;              //!< only when the reader checks

    [[nodiscard]] bool isDocumented() const { return problems.empty(); }
};

//! Reads bodies of the Streams format: app_name, source "MOENGAGE", moe_request_id, events, in this order.
//!
//! The whole body must be JSON as RFC 8259 has it. Free of Qt types; keeps its buffers from one body to the next.
class EnvelopeReader
{
public:
    //! With a catalog, which outlives it, it checks every event of the body; without one, it counts them.
    explicit EnvelopeReader(const Catalog *catalog = nullptr);
    ~EnvelopeReader();

    //! At least HttpRequest::bodyPadding readable bytes must follow `body`. Valid until the next call.
    const Envelope &read(std::string_view body);

private:
    class Private;
    std::unique_ptr<Private> d;
};

//! The hash under which a text is remembered (SeenSet).
[[nodiscard]] std::uint64_t hashOf(std::string_view text);

} // namespace penstock
