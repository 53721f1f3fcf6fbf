// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/findingtally.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace penstock {

namespace {

using Kind = FormatFinding::Kind;

QString words(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

QLatin1String kindName(Kind kind)
{
    switch (kind) {
    case Kind::Envelope:
        return QLatin1String("envelope");
    case Kind::UnknownKey:
        return QLatin1String("unknownKey");
    case Kind::MissingKey:
        return QLatin1String("missingKey");
    case Kind::MissingCampaignKey:
        return QLatin1String("missingCampaignKey");
    case Kind::WrongType:
        return QLatin1String("wrongType");
    case Kind::Contradiction:
        return QLatin1String("contradiction");
    case Kind::NeverSent:
        return QLatin1String("neverSent");
    case Kind::WrongRecipient:
        return QLatin1String("wrongRecipient");
    }
    return {};
}

//! With the place of its subject.
QString pattern(Kind kind)
{
    switch (kind) {
    case Kind::Envelope:
        return QStringLiteral("%1");
    case Kind::UnknownKey:
        return words("%1 is not a key of the format");
    case Kind::MissingKey:
        return words("%1 is missing");
    case Kind::MissingCampaignKey:
        return words("%1 is missing in an event of a campaign");
    case Kind::WrongType:
        return words("%1 has another type or value than documented");
    case Kind::Contradiction:
        return words("%1 does not belong to the event_code");
    case Kind::NeverSent:
        return words("%1 came, which the platform never sends");
    case Kind::WrongRecipient:
        return words("%1 does not fit the channel, or is missing");
    }
    return {};
}

QJsonObject findingJson(const TalliedFinding &tallied)
{
    const FormatFinding &finding = tallied.finding;
    return {
        {QStringLiteral("kind"), kindName(finding.kind)},
        {QStringLiteral("subject"), QString::fromStdString(finding.subject)},
        {QStringLiteral("count"), qint64(finding.count)},
        {QStringLiteral("first"),
         QJsonObject{
             {QStringLiteral("request"), tallied.request},
             {QStringLiteral("requestId"), QString::fromUtf8(tallied.requestId)},
             {QStringLiteral("index"), qint64(finding.index)},
             {QStringLiteral("eventUuid"), QString::fromStdString(finding.uuid)},
         }},
    };
}

} // namespace

void FindingTally::add(const FindingList &findings, qint64 request, const QByteArray &requestId)
{
    m_total += qint64(findings.total());
    for (const FormatFinding &finding : findings.list()) {
        const auto known = std::ranges::find_if(m_list, [&finding](const TalliedFinding &each) {
            return each.finding.kind == finding.kind && each.finding.subject == finding.subject;
        });
        if (known != m_list.end())
            known->finding.count += finding.count;
        else if (m_list.size() < atMost)
            m_list.append({finding, request, requestId.left(qsizetype(FindingList::longestText))});
    }
}

QString findingWords(const FormatFinding &finding)
{
    QString subject = QString::fromStdString(finding.subject);
    if (finding.kind == Kind::Envelope && subject.endsWith(u'.'))
        subject.chop(1);
    return pattern(finding.kind).arg(subject);
}

QString findingLine(const TalliedFinding &tallied)
{
    const FormatFinding &finding = tallied.finding;
    const QString count = QLocale(QLocale::English).toString(quint64(finding.count));
    if (finding.kind == Kind::Envelope)
        return words("%1 × %2; first in request %3").arg(count, findingWords(finding)).arg(tallied.request);
    return words("%1 × %2; first in request %3, events[%4], event_uuid %5")
        .arg(count, findingWords(finding))
        .arg(tallied.request)
        .arg(finding.index)
        .arg(QString::fromStdString(finding.uuid));
}

QJsonObject findingsJson(const FindingTally &findings)
{
    QJsonArray list;
    for (const TalliedFinding &finding : findings.list())
        list.append(findingJson(finding));
    return {{QStringLiteral("total"), findings.total()}, {QStringLiteral("list"), list}};
}

} // namespace penstock
