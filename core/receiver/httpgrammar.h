// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/httprequest.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

// What http-parser lets pass and two servers may read in two ways: every line is checked here before it sees it.
// The rules are those of RFC 9112; what it leaves to the server's mercy is refused.

namespace penstock {

template <typename T>
using HttpResult = tl::expected<T, HttpRefusal>;

struct HttpRequestLine
{
    std::string_view method;
    std::string_view target;
    int minorVersion = 1;
};

//! How the body's end is found.
struct HttpFraming
{
    bool chunked = false;
    std::uint64_t length = 0; //!< when not chunked
};

//! `line` is what came up to and with the LF; gives it without its CR LF. Refuses a bare CR or LF, and NUL.
[[nodiscard]] HttpResult<std::string_view> stripLineEnd(std::string_view line);

//! The next three take a line without its CR LF; what they give points into it.
[[nodiscard]] HttpResult<HttpRequestLine> parseRequestLine(std::string_view line);
[[nodiscard]] HttpResult<HttpField> parseFieldLine(std::string_view line);
[[nodiscard]] HttpResult<std::uint64_t> parseChunkSize(std::string_view line);

//! Looks at the whole head: Host, Content-Length, Transfer-Encoding.
[[nodiscard]] HttpResult<HttpFraming> findFraming(const HttpRequest &head, const HttpLimits &limits);

//! Whether `authority` ("localhost:8080") names this machine's loopback address and the port. Another name that
//! resolves to it is how a web page in the user's browser would reach a local server (DNS rebinding).
[[nodiscard]] bool isLoopbackAuthority(std::string_view authority, std::uint16_t port);

//! The authority a request is for: of its absolute target, else its Host header.
[[nodiscard]] std::string_view authorityOf(const HttpRequest &head);

} // namespace penstock
