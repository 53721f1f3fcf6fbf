// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/receiver/eventcounter.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace penstock::bench {

//! Reads the requests of one connection whole, as their bytes arrive. Bodies are counted and not kept.
class RequestReader
{
public:
    //! What the bytes of one call brought to an end.
    struct Progress
    {
        int requests = 0;
        std::int64_t events = 0;
        bool wantsContinue = false; //!< the sender waits for it before it sends the body
        bool isHttp = true;         //!< false: close the connection
    };

    explicit RequestReader(std::string countedText);

    [[nodiscard]] Progress read(std::string_view bytes);

private:
    struct Head
    {
        std::string text;
    };
    struct Body
    {
        std::uint64_t left;
    };
    struct ChunkSize
    {
        std::string line;
    };
    struct Chunk
    {
        std::uint64_t left;
    };
    struct ChunkEnd
    {
        std::string line;
    };
    struct Trailer
    {
        std::string line;
    };

    // Each takes its part from the front of the bytes and goes on to the next state once that part is whole.
    void take(Head &head, std::string_view &bytes, Progress &progress);
    void take(Body &body, std::string_view &bytes, Progress &progress);
    void take(ChunkSize &size, std::string_view &bytes, Progress &progress);
    void take(Chunk &chunk, std::string_view &bytes, Progress &progress);
    void take(ChunkEnd &end, std::string_view &bytes, Progress &progress);
    void take(Trailer &trailer, std::string_view &bytes, Progress &progress);

    void beginBody(std::string_view head, Progress &progress);
    void finishRequest(Progress &progress);
    [[nodiscard]] std::uint64_t count(std::uint64_t left, std::string_view &bytes);

    EventCounter m_events;
    std::variant<Head, Body, ChunkSize, Chunk, ChunkEnd, Trailer> m_state;
};

} // namespace penstock::bench
