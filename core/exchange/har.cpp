// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/har.h"

#include "core/exchange/orderedjson.h"
#include "core/exchange/outgoing.h"

#include <QDateTime>
#include <QUrl>
#include <QUrlQuery>

#include <utility>

namespace penstock {

namespace {

constexpr qint64 unknown = -1;

QString S(const char *ascii)
{
    return QString::fromLatin1(ascii);
}

OrderedJson pair(const QString &name, const QString &value)
{
    return OrderedJson::object({{S("name"), name}, {S("value"), value}});
}

OrderedJson headerList(const HeaderFields &headers)
{
    OrderedJson list = OrderedJson::list();
    for (const HeaderField &field : headers)
        list.append(pair(QString::fromLatin1(field.name), QString::fromUtf8(field.value)));
    return list;
}

OrderedJson queryList(const QUrl &url)
{
    OrderedJson list = OrderedJson::list();
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
        list.append(pair(name, value));
    return list;
}

QString mimeType(const HeaderFields &headers)
{
    for (const HeaderField &field : headers) {
        if (field.name.compare("Content-Type", Qt::CaseInsensitive) == 0)
            return QString::fromLatin1(field.value);
    }
    return S("application/octet-stream");
}

OrderedJson request(const QString &address, const QByteArray &body, const Outcome &outcome)
{
    return OrderedJson::object({
        {S("method"), "POST"},
        {S("url"), address},
        {S("httpVersion"), "HTTP/1.1"},
        {S("cookies"), OrderedJson::list()},
        {S("headers"), headerList(outcome.requestHeaders)},
        {S("queryString"), queryList(QUrl(address))},
        {S("postData"), OrderedJson::object(
                            {{S("mimeType"), mimeType(outcome.requestHeaders)}, {S("text"), QString::fromUtf8(body)}})},
        {S("headersSize"), unknown},
        {S("bodySize"), qint64(body.size())},
    });
}

OrderedJson content(const Answer &answer)
{
    OrderedJson content =
        OrderedJson::object({{S("size"), qint64(answer.body.size())}, {S("mimeType"), mimeType(answer.headers)}});
    const QString text = QString::fromUtf8(answer.body);
    if (text.toUtf8() == answer.body) {
        content.add(S("text"), text);
    } else {
        content.add(S("text"), QString::fromLatin1(answer.body.toBase64()));
        content.add(S("encoding"), "base64");
    }
    if (answer.truncated)
        content.add(S("comment"), "The answer went on: this is its first 64 KiB");
    return content;
}

//! Without an answer the status is 0, as browsers have it.
OrderedJson response(const Outcome &outcome)
{
    const Answer &answer = outcome.answer;
    OrderedJson response = OrderedJson::object({
        {S("status"), qint64(answer.status.value_or(0))},
        {S("statusText"), QString::fromUtf8(answer.reasonPhrase)},
        {S("httpVersion"), answer.status ? "HTTP/1.1" : "unknown"},
        {S("cookies"), OrderedJson::list()},
        {S("headers"), headerList(answer.headers)},
        {S("content"), content(answer)},
        {S("redirectURL"), ""},
        {S("headersSize"), unknown},
        {S("bodySize"), answer.truncated || !answer.status ? unknown : qint64(answer.body.size())},
    });
    if (!outcome.reason.isEmpty())
        response.add(S("comment"), outcome.reason);
    return response;
}

OrderedJson entry(const QString &address, const QByteArray &body, const Attempt &attempt)
{
    const Outcome &outcome = attempt.outcome;
    const auto took = qint64(outcome.duration.count());
    const QDateTime started = QDateTime::fromMSecsSinceEpoch(epochMs(outcome.startedAt.wall), Qt::UTC);
    return OrderedJson::object({
        {S("startedDateTime"), started.toString(Qt::ISODateWithMs)},
        {S("time"), took},
        {S("request"), request(address, body, outcome)},
        {S("response"), response(outcome)},
        {S("cache"), OrderedJson::object()},
        // The phases are not kept: all of it counts as waiting. The format lets none of the three be absent.
        {S("timings"), OrderedJson::object({{S("send"), qint64(0)}, {S("wait"), took}, {S("receive"), qint64(0)}})},
        {S("comment"), QStringLiteral("Batch %1, attempt %2").arg(attempt.batch).arg(attempt.number)},
    });
}

OrderedJson creator()
{
    return OrderedJson::object({{S("name"), "Penstock"}, {S("version"), PENSTOCK_VERSION}});
}

} // namespace

QByteArray harText(const QString &url, const QByteArray &body, const QList<Attempt> &attempts)
{
    const QString address = publicAddress(url);
    OrderedJson entries = OrderedJson::list();
    for (const Attempt &attempt : attempts)
        entries.append(entry(address, body, attempt));
    return OrderedJson::object({{S("log"), OrderedJson::object({
                                               {S("version"), "1.2"},
                                               {S("creator"), creator()},
                                               {S("entries"), entries},
                                           })}})
        .toText();
}

HarPieces::HarPieces(const QString &url)
    : m_address(publicAddress(url))
{
}

QByteArray HarPieces::begin() const
{
    return R"({"log": {"version": "1.2", "creator": )" + creator().toText().trimmed() + ", \"entries\": [\n";
}

QByteArray HarPieces::attempts(const QByteArray &body, const QList<Attempt> &attempts)
{
    QByteArray text;
    for (const Attempt &attempt : attempts) {
        if (std::exchange(m_hasEntries, true))
            text += ",\n";
        text += entry(m_address, body, attempt).toText().trimmed();
    }
    return text;
}

QByteArray HarPieces::end() const
{
    return "\n]}}\n";
}

} // namespace penstock
