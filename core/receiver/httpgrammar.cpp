// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/httpgrammar.h"

#include <algorithm>
#include <charconv>

namespace penstock {

namespace {

tl::unexpected<HttpRefusal> refuse(int status, std::string reason)
{
    return tl::unexpected(HttpRefusal{status, std::move(reason)});
}

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isTokenCharacter(char c)
{
    return isAlphanumeric(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isTargetCharacter(char c)
{
    return c > ' ' && c < 0x7f;
}

//! Bytes over 0x7f are allowed as opaque data.
bool isValueCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return c == '\t' || (byte >= ' ' && byte != 0x7f);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

HttpResult<int> parseVersion(std::string_view version)
{
    if (version.size() != 8 || !version.starts_with("HTTP/") || !isDigit(version[5]) || version[6] != '.' ||
        !isDigit(version[7]))
        return refuse(400, "The request line does not end in an HTTP version.");
    if (version != "HTTP/1.0" && version != "HTTP/1.1")
        return refuse(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.");
    return version[7] - '0';
}

HttpResult<HttpFraming> lengthFraming(std::string_view length, const HttpLimits &limits)
{
    if (length.empty() || !std::all_of(length.begin(), length.end(), isDigit))
        return refuse(400, "Content-Length is not a plain number.");
    std::uint64_t bytes = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), bytes);
    if (error != std::errc() || bytes > limits.body)
        return refuse(413, "The body is larger than " + std::to_string(limits.body) + " bytes.");
    return HttpFraming{.chunked = false, .length = bytes};
}

HttpResult<HttpFraming> codingFraming(const HttpRequest &head)
{
    if (head.minorVersion == 0)
        return refuse(400, "Transfer-Encoding does not exist in HTTP/1.0.");
    if (head.count("Transfer-Encoding") > 1)
        return refuse(400, "Transfer-Encoding comes more than once.");
    if (!equalIgnoringCase(head.header("Transfer-Encoding"), "chunked"))
        return refuse(501, "The only transfer coding taken here is chunked.");
    return HttpFraming{.chunked = true, .length = 0};
}

} // namespace

HttpResult<std::string_view> stripLineEnd(std::string_view line)
{
    if (line.find('\0') != std::string_view::npos)
        return refuse(400, "There is a NUL byte in a line.");
    if (!line.ends_with("\r\n"))
        return refuse(400, "A line ends in LF without CR.");
    line.remove_suffix(2);
    if (line.find('\r') != std::string_view::npos)
        return refuse(400, "There is a CR without LF in a line.");
    return line;
}

HttpResult<HttpRequestLine> parseRequestLine(std::string_view line)
{
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return refuse(400, "The request line is not METHOD TARGET VERSION.");

    HttpRequestLine parts{.method = line.substr(0, first), .target = line.substr(first + 1, last - first - 1)};
    if (!isToken(parts.method))
        return refuse(400, "The method is not a word.");
    if (parts.target.empty() || !std::all_of(parts.target.begin(), parts.target.end(), isTargetCharacter))
        return refuse(400, "The target holds a character that must be percent-encoded.");

    const auto minorVersion = parseVersion(line.substr(last + 1));
    if (!minorVersion)
        return tl::unexpected(minorVersion.error());
    if (parts.method == "CONNECT")
        return refuse(501, "This is no proxy.");
    parts.minorVersion = *minorVersion;
    return parts;
}

HttpResult<HttpField> parseFieldLine(std::string_view line)
{
    if (!line.empty() && isBlank(line.front()))
        return refuse(400, "A header is folded over two lines.");
    const auto colon = line.find(':');
    if (colon == std::string_view::npos)
        return refuse(400, "A header has no colon.");
    const std::string_view name = line.substr(0, colon);
    if (!isToken(name))
        return refuse(400, "A header's name is not a word.");
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!std::all_of(value.begin(), value.end(), isValueCharacter))
        return refuse(400, "A header's value holds a control character.");
    return HttpField{std::string(name), std::string(value)};
}

HttpResult<std::uint64_t> parseChunkSize(std::string_view line)
{
    const auto semicolon = line.find(';');
    const std::string_view digits = line.substr(0, semicolon);
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    // Eight digits are 4 GiB: what is longer is padded to confuse, or far over any limit.
    if (error != std::errc() || end != digits.data() + digits.size() || digits.size() > 8)
        return refuse(400, "A chunk's size is not a short hexadecimal number.");
    if (!std::all_of(line.begin(), line.end(), isValueCharacter))
        return refuse(400, "A chunk's extension holds a control character.");
    return size;
}

HttpResult<HttpFraming> findFraming(const HttpRequest &head, const HttpLimits &limits)
{
    const std::size_t hosts = head.count("Host");
    if (hosts > 1 || (hosts == 0 && head.minorVersion == 1))
        return refuse(400, hosts == 0 ? "There is no Host header." : "Host comes more than once.");

    const std::size_t lengths = head.count("Content-Length");
    const bool coded = head.count("Transfer-Encoding") > 0;
    if (lengths > 1)
        return refuse(400, "Content-Length comes more than once.");
    if (lengths == 1 && coded)
        return refuse(400, "Content-Length and Transfer-Encoding contradict each other.");
    if (coded)
        return codingFraming(head);
    return lengths == 1 ? lengthFraming(head.header("Content-Length"), limits) : HttpFraming{};
}

bool isLoopbackAuthority(std::string_view authority, std::uint16_t port)
{
    const std::string suffix = ":" + std::to_string(port);
    if (authority.ends_with(suffix))
        authority.remove_suffix(suffix.size());
    else if (port != 80)
        return false;
    return equalIgnoringCase(authority, "localhost") || authority == "127.0.0.1" || authority == "[::1]";
}

std::string_view authorityOf(const HttpRequest &head)
{
    const std::string_view target = head.target;
    const auto scheme = target.find("://");
    if (target.starts_with('/') || scheme == std::string_view::npos)
        return head.header("Host");
    const std::string_view rest = target.substr(scheme + 3);
    return rest.substr(0, rest.find_first_of("/?#"));
}

} // namespace penstock
