// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

struct HttpField
{
    std::string name; //!< as it came
    std::string value;

    friend bool operator==(const HttpField &, const HttpField &) = default;
};

//! A request as it came. Free of Qt types, so that the parser can be fuzzed.
struct HttpRequest
{
    //! At least this many bytes may be read (not used) past the end of a complete body.
    static constexpr std::size_t bodyPadding = 64;

    std::string method;
    std::string target;   //!< as it came: path and query, or an absolute address
    int minorVersion = 1; //!< of HTTP/1
    std::vector<HttpField> headers;
    std::string body; //!< chunks already joined
    bool keepAlive = true;

    //! The first value of that name in any case; empty when there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    [[nodiscard]] std::size_t count(std::string_view name) const;
};

struct HttpLimits
{
    std::size_t requestLine = 8 * 1024;
    std::size_t headers = 16 * 1024; //!< bytes, trailers included
    std::size_t fields = 64;
    std::size_t body = 64 * 1024 * 1024;
};

//! Why a request is not taken: the status to answer, and one sentence.
struct HttpRefusal
{
    int status = 400;
    std::string reason;

    friend bool operator==(const HttpRefusal &, const HttpRefusal &) = default;
};

//! ASCII letters only, as RFC 9110 compares names.
[[nodiscard]] bool equalIgnoringCase(std::string_view a, std::string_view b);

} // namespace penstock
