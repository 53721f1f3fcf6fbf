// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/textsession.h"

#include "core/receiver/httpconnection.h"

namespace penstock {

namespace {

HttpAnswer plain(int status, const QByteArray &text)
{
    return {.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = text};
}

HttpAnswer answerTo(const HttpRequest &request, const ServedText &text)
{
    if (request.target.substr(0, request.target.find('?')) != text.path)
        return plain(404, QByteArray("There is only ") + text.path.c_str() + ".\n");
    if (request.method != "GET" && request.method != "HEAD") {
        HttpAnswer answer = plain(405, "Only GET and HEAD.\n");
        answer.headers.append(HeaderField{"Allow", "GET, HEAD"});
        return answer;
    }
    const Result<QByteArray> made = text.make();
    if (!made)
        return plain(503, made.error().message.toUtf8() + '\n');
    return {.status = 200, .headers = {{"Content-Type", text.contentType}}, .body = *made};
}

} // namespace

void TextSession::requestReceived(const HttpRequest &request)
{
    m_connection.answer(answerTo(request, m_text));
}

} // namespace penstock
