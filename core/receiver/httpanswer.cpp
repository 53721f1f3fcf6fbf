// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/httpanswer.h"

#include <http_parser.h>

#include <algorithm>

namespace penstock {

namespace {

bool has(const HeaderFields &headers, const char *name)
{
    return std::any_of(headers.begin(), headers.end(),
                       [&](const HeaderField &field) { return field.name.compare(name, Qt::CaseInsensitive) == 0; });
}

//! Neither a body nor a length: RFC 9110 sections 6.4.1 and 8.6.
bool isBodiless(int status)
{
    return status < 200 || status == 204 || status == 304;
}

} // namespace

QByteArray reasonPhrase(int status)
{
    switch (status) {
#define PENSTOCK_PHRASE(number, name, phrase)                                                                          \
    case number:                                                                                                       \
        return QByteArrayLiteral(#phrase);
        HTTP_STATUS_MAP(PENSTOCK_PHRASE)
#undef PENSTOCK_PHRASE
    default:
        return {};
    }
}

QByteArray answerBytes(const HttpAnswer &answer, bool keepAlive, bool withBody)
{
    QByteArray bytes;
    bytes.reserve(256 + answer.body.size());
    bytes += "HTTP/1.1 ";
    bytes += QByteArray::number(answer.status);
    bytes += ' ';
    bytes += reasonPhrase(answer.status);
    bytes += "\r\n";
    for (const HeaderField &field : answer.headers)
        bytes.append(field.name).append(": ").append(field.value).append("\r\n");
    if (!isBodiless(answer.status) && !has(answer.headers, "Content-Length") &&
        !has(answer.headers, "Transfer-Encoding"))
        bytes.append("Content-Length: ").append(QByteArray::number(answer.body.size())).append("\r\n");
    if (!keepAlive && !has(answer.headers, "Connection"))
        bytes += "Connection: close\r\n";
    bytes += "\r\n";
    if (withBody && !isBodiless(answer.status))
        bytes += answer.body;
    return bytes;
}

} // namespace penstock
