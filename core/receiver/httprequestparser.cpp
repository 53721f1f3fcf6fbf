// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/httprequestparser.h"

#include <http_parser.h>

#include <algorithm>

namespace penstock {

namespace {

constexpr std::size_t chunkLineLimit = 256;
//! A promised length is believed only so far before its bytes have come.
constexpr std::size_t reservedAtMost = 1024 * 1024;
//! Kept from one request to the next.
constexpr std::size_t keptCapacity = 1024 * 1024;

//! All known methods are upper-case. TLS spoken to a plain port, most often, is told at once by its first byte: it
//! would never send the LF that is waited for.
bool isPossibleStart(char c)
{
    return (c >= 'A' && c <= 'Z') || c == '\r' || c == '\n';
}

} // namespace

//! What http-parser calls back with.
struct HttpParserCallbacks
{
    static int headersComplete(http_parser *parser)
    {
        self(parser).m_request.keepAlive = http_should_keep_alive(parser) != 0;
        return 0;
    }

    static int messageComplete(http_parser *parser)
    {
        self(parser).m_messageComplete = true;
        return 0;
    }

    static HttpRequestParser &self(http_parser *parser) { return *static_cast<HttpRequestParser *>(parser->data); }

    static http_parser_settings settings()
    {
        http_parser_settings settings;
        http_parser_settings_init(&settings);
        settings.on_headers_complete = &headersComplete;
        settings.on_message_complete = &messageComplete;
        return settings;
    }
};

HttpRequestParser::HttpRequestParser(const HttpLimits &limits)
    : m_limits(limits)
    , m_parser(std::make_unique<http_parser>())
{
    m_parser->data = this;
    http_parser_init(m_parser.get(), HTTP_REQUEST);
}

HttpRequestParser::~HttpRequestParser() = default;

std::size_t HttpRequestParser::feed(std::string_view bytes)
{
    const bool headWasComplete = isHeadComplete();
    std::size_t taken = 0;
    while (taken < bytes.size() && !isComplete() && !isRefused()) {
        const bool inData = m_phase == Phase::FixedBody || m_phase == Phase::ChunkData;
        taken += inData ? takeBody(bytes.substr(taken)) : takeLine(bytes.substr(taken));
        if (!headWasComplete && isHeadComplete())
            break;
    }
    return taken;
}

void HttpRequestParser::next()
{
    http_parser_init(m_parser.get(), HTTP_REQUEST);
    m_phase = Phase::RequestLine;
    m_headerBytes = 0;
    m_fields = 0;
    m_skippedEmptyLine = false;
    m_messageComplete = false;
    m_request.headers.clear();
    m_request.body.clear();
    if (m_request.body.capacity() > keptCapacity)
        m_request.body.shrink_to_fit();
}

std::size_t HttpRequestParser::takeLine(std::string_view bytes)
{
    const auto end = bytes.find('\n');
    const std::size_t taken = end == std::string_view::npos ? bytes.size() : end + 1;
    // Before the length: how much has come of the line must not decide what is wrong with it.
    if (m_phase == Phase::RequestLine && !isPossibleStart(m_line.empty() ? bytes.front() : m_line.front())) {
        refuse(400, "This is not HTTP.");
        return taken;
    }
    if (m_line.size() + taken > lineLimit() + 2) {
        refuseLongLine();
        return taken;
    }
    m_line.append(bytes.substr(0, taken));
    if (end != std::string_view::npos)
        finishLine();
    return taken;
}

void HttpRequestParser::finishLine()
{
    const auto text = stripLineEnd(m_line);
    if (text)
        readLine(*text);
    else
        refuse(text.error());
    m_line.clear();
}

std::size_t HttpRequestParser::lineLimit() const
{
    switch (m_phase) {
    case Phase::RequestLine:
        return m_limits.requestLine;
    case Phase::Fields:
    case Phase::Trailers:
        return m_limits.headers - m_headerBytes;
    case Phase::ChunkSize:
        return chunkLineLimit;
    case Phase::ChunkEnd:
    case Phase::FixedBody:
    case Phase::ChunkData:
    case Phase::Complete:
    case Phase::Refused:
        break;
    }
    return 0;
}

void HttpRequestParser::refuseLongLine()
{
    if (m_phase == Phase::RequestLine)
        refuse(414, "The request line is too long.");
    else if (m_phase == Phase::Fields || m_phase == Phase::Trailers)
        refuse(431, "The headers are too large.");
    else
        refuse(400, "A chunk is not framed as its size says.");
}

void HttpRequestParser::readLine(std::string_view text)
{
    switch (m_phase) {
    case Phase::RequestLine:
        return readRequestLine(text);
    case Phase::Fields:
    case Phase::Trailers:
        return readField(text);
    case Phase::ChunkSize:
        return readChunkSize(text);
    case Phase::ChunkEnd:
        m_phase = Phase::ChunkSize;
        return execute(m_line);
    case Phase::FixedBody:
    case Phase::ChunkData:
    case Phase::Complete:
    case Phase::Refused:
        break;
    }
}

void HttpRequestParser::readRequestLine(std::string_view text)
{
    // RFC 9112 section 2.2 wants one empty line before a request forgiven.
    if (text.empty() && !m_skippedEmptyLine) {
        m_skippedEmptyLine = true;
        return;
    }
    const auto parts = parseRequestLine(text);
    if (!parts)
        return refuse(parts.error());
    m_request.method = parts->method;
    m_request.target = parts->target;
    m_request.minorVersion = parts->minorVersion;
    m_phase = Phase::Fields;
    m_head = m_line;
}

void HttpRequestParser::readField(std::string_view text)
{
    if (text.empty())
        return m_phase == Phase::Fields ? finishHead() : finishRequest();
    m_headerBytes += m_line.size();
    if (++m_fields > m_limits.fields)
        return refuse(431, "There are too many headers.");
    if (m_headerBytes > m_limits.headers)
        return refuse(431, "The headers are too large.");

    auto field = parseFieldLine(text);
    if (!field)
        return refuse(field.error());
    if (m_phase == Phase::Trailers)
        return execute(m_line);
    m_request.headers.push_back(std::move(*field));
    m_head += m_line;
}

void HttpRequestParser::finishHead()
{
    const auto framing = findFraming(m_request, m_limits);
    if (!framing)
        return refuse(framing.error());
    execute(m_head + m_line);
    if (isRefused())
        return;

    m_remaining = framing->length;
    if (framing->chunked)
        m_phase = Phase::ChunkSize;
    else if (m_remaining > 0)
        m_phase = Phase::FixedBody;
    else
        return finishRequest();
    m_request.body.reserve(std::min<std::size_t>(m_remaining, reservedAtMost) + HttpRequest::bodyPadding);
}

void HttpRequestParser::readChunkSize(std::string_view text)
{
    const auto size = parseChunkSize(text);
    if (!size)
        return refuse(size.error());
    if (*size > m_limits.body - m_request.body.size())
        return refuse(413, "The body is too large.");
    m_remaining = *size;
    m_phase = m_remaining > 0 ? Phase::ChunkData : Phase::Trailers;
    execute(m_line);
}

std::size_t HttpRequestParser::takeBody(std::string_view bytes)
{
    const std::string_view data = bytes.substr(0, std::min<std::uint64_t>(m_remaining, bytes.size()));
    m_request.body.append(data);
    m_remaining -= data.size();
    execute(data);
    if (m_remaining == 0 && !isRefused()) {
        if (m_phase == Phase::FixedBody)
            finishRequest();
        else
            m_phase = Phase::ChunkEnd;
    }
    return data.size();
}

void HttpRequestParser::finishRequest()
{
    if (m_phase == Phase::Trailers)
        execute(m_line);
    if (isRefused())
        return;
    // Both have counted the message's end; should they ever disagree, this is where smuggling would begin.
    if (!m_messageComplete)
        return refuse(400, "The request does not end where its headers say.");
    m_request.body.reserve(m_request.body.size() + HttpRequest::bodyPadding);
    m_phase = Phase::Complete;
}

void HttpRequestParser::execute(std::string_view bytes)
{
    static const http_parser_settings settings = HttpParserCallbacks::settings();
    const std::size_t parsed = http_parser_execute(m_parser.get(), &settings, bytes.data(), bytes.size());
    const http_errno error = HTTP_PARSER_ERRNO(m_parser.get());
    if (error == HPE_INVALID_METHOD)
        refuse(501, "This method is not known here.");
    else if (error != HPE_OK || parsed != bytes.size())
        refuse({400, http_errno_description(error)});
}

void HttpRequestParser::refuse(HttpRefusal refusal)
{
    m_refusal = std::move(refusal);
    m_phase = Phase::Refused;
}

} // namespace penstock
