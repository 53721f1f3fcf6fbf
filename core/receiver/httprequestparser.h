// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/httpgrammar.h"
#include "core/receiver/httprequest.h"

#include <memory>
#include <string>
#include <string_view>

struct http_parser;

namespace penstock {

//! Turns the bytes of one connection into requests, one after the other, within hard limits.
//!
//! http-parser decides where a message ends; every line is checked (httpgrammar.h) before http-parser sees it. After
//! a refusal nothing more is taken: where the next request would begin is anyone's guess.
class HttpRequestParser
{
public:
    explicit HttpRequestParser(const HttpLimits &limits = {});
    ~HttpRequestParser();

    //! Takes bytes and returns how many: it stops after a head, after a whole request and at a refusal.
    std::size_t feed(std::string_view bytes);

    //! Not one byte of the next request has come.
    [[nodiscard]] bool isIdle() const { return m_phase == Phase::RequestLine && m_line.empty(); }
    [[nodiscard]] bool isHeadComplete() const { return m_phase > Phase::Fields && m_phase != Phase::Refused; }
    [[nodiscard]] bool isComplete() const { return m_phase == Phase::Complete; }
    [[nodiscard]] bool isRefused() const { return m_phase == Phase::Refused; }

    //! Whole when isComplete(); else what has come so far.
    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] const HttpRefusal &refusal() const { return m_refusal; }

    //! Drops the complete request and makes ready for the one after it.
    void next();

private:
    friend struct HttpParserCallbacks;

    enum class Phase {
        RequestLine,
        Fields,
        FixedBody,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailers,
        Complete,
        Refused,
    };

    std::size_t takeLine(std::string_view bytes);
    std::size_t takeBody(std::string_view bytes);
    void finishLine();
    void readLine(std::string_view text);
    void readRequestLine(std::string_view text);
    void readField(std::string_view text);
    void readChunkSize(std::string_view text);
    void finishHead();
    void finishRequest();
    void execute(std::string_view bytes);
    void refuse(HttpRefusal refusal);
    void refuse(int status, const char *reason) { refuse(HttpRefusal{status, reason}); }
    [[nodiscard]] std::size_t lineLimit() const;
    void refuseLongLine();

    HttpLimits m_limits;
    std::unique_ptr<http_parser> m_parser;
    Phase m_phase = Phase::RequestLine;
    std::string m_line;            //!< the line that is coming in
    std::string m_head;            //!< whole lines; http-parser sees them when they have been checked together
    std::size_t m_headerBytes = 0; //!< of whole lines after the request line
    std::size_t m_fields = 0;      //!< trailers included
    std::uint64_t m_remaining = 0; //!< of the body, or of the chunk
    bool m_skippedEmptyLine = false;
    bool m_messageComplete = false; //!< says http-parser
    HttpRequest m_request;
    HttpRefusal m_refusal;
};

} // namespace penstock
