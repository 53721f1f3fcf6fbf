// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/receivedrequest.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

namespace penstock {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

QString sizeWords(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

//! A target is as long as its sender likes, and a terminal obeys control characters.
QString shown(const QByteArray &text)
{
    constexpr qsizetype longest = 60;
    const QString latin = QString::fromLatin1(text);
    return latin.size() > longest ? latin.left(longest) + u'…' : latin;
}

} // namespace

QJsonObject PracticeCounters::toJson() const
{
    return {
        {QStringLiteral("requests"),
         QJsonObject{
             {QStringLiteral("received"), requests},
             {QStringLiteral("accepted"), accepted},
             {QStringLiteral("refused"), refused},
             {QStringLiteral("malformed"), malformed},
             {QStringLiteral("requestIds"), requestIds},
             {QStringLiteral("bytes"), bytes},
         }},
        {QStringLiteral("failedHandshakes"), failedHandshakes},
        {QStringLiteral("events"),
         QJsonObject{
             {QStringLiteral("received"), events},
             {QStringLiteral("unique"), uniqueEvents},
             {QStringLiteral("accepted"), eventsAccepted},
             {QStringLiteral("acceptedUnique"), uniqueEventsAccepted},
             {QStringLiteral("duplicates"), duplicateEvents},
             {QStringLiteral("notRemembered"), notRemembered},
         }},
    };
}

QByteArray receivedLine(const ReceivedRequest &request)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(epochMs(request.at));
    QStringList parts{at.toString(QStringLiteral("HH:mm:ss.zzz")), QStringLiteral("#%1").arg(request.number)};
    if (!request.method.isEmpty())
        parts.append(shown(request.method) + u' ' + shown(request.target));
    parts.append(request.events == 1 ? words("1 event") : words("%1 events").arg(request.events));
    parts.append(sizeWords(request.bytes));
    parts.append(request.behaviour);
    if (request.duplicates > 0)
        parts.append(request.duplicates == 1 ? words("1 duplicate") : words("%1 duplicates").arg(request.duplicates));
    if (const qint64 findings = request.findings.value_or(0); findings > 0)
        parts.append(findings == 1 ? words("1 finding") : words("%1 findings").arg(findings));
    if (!request.problems.isEmpty())
        parts.append(request.problems.join(u' '));
    return parts.join(QStringLiteral("  ")).toUtf8();
}

QJsonObject receivedJson(const ReceivedRequest &request)
{
    return {
        {QStringLiteral("number"), request.number},
        {QStringLiteral("at"), epochMs(request.at)},
        {QStringLiteral("method"), QString::fromLatin1(request.method)},
        {QStringLiteral("target"), QString::fromLatin1(request.target)},
        {QStringLiteral("requestId"), QString::fromUtf8(request.requestId)},
        {QStringLiteral("events"), request.events},
        {QStringLiteral("accepted"), request.accepted},
        {QStringLiteral("duplicates"), request.duplicates},
        {QStringLiteral("repeated"), request.repeated},
        {QStringLiteral("bytes"), request.bytes},
        {QStringLiteral("status"), request.status ? QJsonValue(*request.status) : QJsonValue()},
        {QStringLiteral("findings"), request.findings ? QJsonValue(*request.findings) : QJsonValue()},
        {QStringLiteral("behaviour"), request.behaviour},
        {QStringLiteral("problems"), QJsonArray::fromStringList(request.problems)},
    };
}

} // namespace penstock
