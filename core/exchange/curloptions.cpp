// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/curloptions.h"

#include <algorithm>
#include <iterator>

namespace penstock {

namespace {

using enum CurlMeaning;
using L1 = QLatin1String;

constexpr CurlOption options[] = {
    {0, L1("abstract-unix-socket"), true, Transport},
    {0, L1("alt-svc"), true, Transport},
    {0, L1("anyauth"), false, OtherAuth},
    {0, L1("aws-sigv4"), true, OtherAuth},
    {0, L1("basic"), false, Nothing},
    {0, L1("cacert"), true, Transport},
    {0, L1("capath"), true, Transport},
    {'E', L1("cert"), true, Transport},
    {0, L1("cert-type"), true, Transport},
    {0, L1("ciphers"), true, Transport},
    {0, L1("compressed"), false, Nothing},
    {'K', L1("config"), true, File},
    {0, L1("connect-timeout"), true, Nothing},
    {0, L1("connect-to"), true, Transport},
    {'b', L1("cookie"), true, Cookie},
    {'c', L1("cookie-jar"), true, Nothing},
    {0, L1("create-dirs"), false, Nothing},
    {'d', L1("data"), true, Body},
    {0, L1("data-ascii"), true, Body},
    {0, L1("data-binary"), true, Body},
    {0, L1("data-raw"), true, Body},
    {0, L1("data-urlencode"), true, BodyUrlEncoded},
    {0, L1("digest"), false, OtherAuth},
    {'q', L1("disable"), false, Nothing},
    {'D', L1("dump-header"), true, Nothing},
    {0, L1("expect100-timeout"), true, Nothing},
    {'f', L1("fail"), false, Nothing},
    {0, L1("fail-with-body"), false, Nothing},
    {'F', L1("form"), true, File},
    {0, L1("form-string"), true, File},
    {'G', L1("get"), false, Get},
    {'g', L1("globoff"), false, Nothing},
    {'I', L1("head"), false, Head},
    {'H', L1("header"), true, Header},
    {'h', L1("help"), false, Nothing},
    {'0', L1("http1.0"), false, Transport},
    {0, L1("http1.1"), false, Nothing},
    {0, L1("http2"), false, Transport},
    {0, L1("http2-prior-knowledge"), false, Transport},
    {0, L1("http3"), false, Transport},
    {'i', L1("include"), false, Nothing},
    {'k', L1("insecure"), false, Transport},
    {0, L1("interface"), true, Transport},
    {'4', L1("ipv4"), false, Nothing},
    {'6', L1("ipv6"), false, Nothing},
    {0, L1("json"), true, Json},
    {0, L1("keepalive-time"), true, Nothing},
    {0, L1("key"), true, Transport},
    {0, L1("key-type"), true, Transport},
    {0, L1("limit-rate"), true, Nothing},
    {'L', L1("location"), false, Transport},
    {0, L1("location-trusted"), false, Transport},
    {0, L1("max-filesize"), true, Nothing},
    {0, L1("max-redirs"), true, Transport},
    {'m', L1("max-time"), true, MaxTime},
    {0, L1("negotiate"), false, OtherAuth},
    {'n', L1("netrc"), false, OtherAuth},
    {0, L1("netrc-file"), true, OtherAuth},
    {'N', L1("no-buffer"), false, Nothing},
    {0, L1("noproxy"), true, Transport},
    {0, L1("ntlm"), false, OtherAuth},
    {0, L1("oauth2-bearer"), true, Bearer},
    {'o', L1("output"), true, Nothing},
    {0, L1("output-dir"), true, Nothing},
    {'Z', L1("parallel"), false, Nothing},
    {0, L1("pass"), true, Transport},
    {0, L1("path-as-is"), false, Nothing},
    {0, L1("pinnedpubkey"), true, Transport},
    {0, L1("post301"), false, Transport},
    {0, L1("post302"), false, Transport},
    {0, L1("post303"), false, Transport},
    {0, L1("preproxy"), true, Transport},
    {'#', L1("progress-bar"), false, Nothing},
    {'x', L1("proxy"), true, Transport},
    {0, L1("proxy-header"), true, Transport},
    {0, L1("proxy-insecure"), false, Transport},
    {'U', L1("proxy-user"), true, Transport},
    {'r', L1("range"), true, Nothing},
    {'e', L1("referer"), true, Referer},
    {'J', L1("remote-header-name"), false, Nothing},
    {'O', L1("remote-name"), false, Nothing},
    {'X', L1("request"), true, Request},
    {0, L1("request-target"), true, Transport},
    {0, L1("resolve"), true, Transport},
    {0, L1("retry"), true, Nothing},
    {0, L1("retry-all-errors"), false, Nothing},
    {0, L1("retry-connrefused"), false, Nothing},
    {0, L1("retry-delay"), true, Nothing},
    {0, L1("retry-max-time"), true, Nothing},
    {'S', L1("show-error"), false, Nothing},
    {'s', L1("silent"), false, Nothing},
    {0, L1("socks5"), true, Transport},
    {0, L1("socks5-hostname"), true, Transport},
    {'Y', L1("speed-limit"), true, Nothing},
    {'y', L1("speed-time"), true, Nothing},
    {0, L1("ssl-no-revoke"), false, Transport},
    {0, L1("stderr"), true, Nothing},
    {0, L1("tcp-nodelay"), false, Nothing},
    {0, L1("tls-max"), true, Transport},
    {'1', L1("tlsv1"), false, Transport},
    {0, L1("tlsv1.2"), false, Transport},
    {0, L1("tlsv1.3"), false, Transport},
    {0, L1("trace"), true, Nothing},
    {0, L1("trace-ascii"), true, Nothing},
    {0, L1("trace-time"), false, Nothing},
    {0, L1("unix-socket"), true, Transport},
    {'T', L1("upload-file"), true, Put},
    {0, L1("url"), true, Url},
    {0, L1("url-query"), true, UrlQuery},
    {'u', L1("user"), true, User},
    {'A', L1("user-agent"), true, UserAgent},
    {'v', L1("verbose"), false, Nothing},
    {'V', L1("version"), false, Nothing},
    {'w', L1("write-out"), true, Nothing},
};

} // namespace

const CurlOption *findCurlOption(QChar letter)
{
    const auto found = std::ranges::find(options, letter.toLatin1(), &CurlOption::letter);
    return letter.toLatin1() == 0 || found == std::end(options) ? nullptr : &*found;
}

const CurlOption *findCurlOption(const QString &name)
{
    if (const auto found =
            std::ranges::find(options, name, [](const CurlOption &option) { return QString(option.name); });
        found != std::end(options))
        return &*found;
    const auto begins = [&name](const CurlOption &option) { return option.name.startsWith(name); };
    const auto first = std::ranges::find_if(options, begins);
    const bool isOnly = first != std::end(options) && std::ranges::count_if(options, begins) == 1;
    return isOnly && name.size() > 1 ? &*first : nullptr;
}

} // namespace penstock
