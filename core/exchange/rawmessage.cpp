// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/rawmessage.h"

#include "core/destination/preview.h"
#include "core/exchange/outgoing.h"

namespace penstock {

namespace {

QByteArray message(const QByteArray &firstLine, const HeaderFields &headers, const QByteArray &body)
{
    QByteArray text = firstLine + "\r\n";
    for (const HeaderField &field : headers)
        text += field.name + ": " + field.value + "\r\n";
    return text + "\r\n" + body;
}

} // namespace

QByteArray rawRequest(const QString &url, const HeaderFields &sent, const QByteArray &body)
{
    return message("POST " + requestTarget(QUrl(publicAddress(url), QUrl::StrictMode)) + " HTTP/1.1", sent, body);
}

QByteArray rawAnswer(const Answer &answer)
{
    if (!answer.status)
        return {};
    return message("HTTP/1.1 " + QByteArray::number(*answer.status) + ' ' + answer.reasonPhrase, answer.headers,
                   answer.body);
}

} // namespace penstock
