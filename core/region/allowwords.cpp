// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/region/allowwords.h"

namespace penstock {

namespace {

bool isHarmless(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || QStringView(u" ._-,+@:/").contains(QChar(char16_t(c)));
}

} // namespace

QString harmless(const QString &text, qsizetype longest)
{
    QString kept;
    for (const char32_t c : text.simplified().toUcs4()) {
        const bool keep = c < 0x10000 ? isHarmless(c) : QChar::isLetterOrNumber(c);
        kept += keep ? QString::fromUcs4(&c, 1) : QStringLiteral("_");
        if (kept.size() >= longest)
            break;
    }
    return kept;
}

QString harmlessAscii(const QString &text, qsizetype longest)
{
    QString ascii = harmless(text, longest);
    for (QChar &c : ascii)
        c = c.unicode() < 0x80 ? c : QChar(u'_');
    return ascii.left(longest);
}

QString commentLines(const QStringList &lines)
{
    QString text;
    for (const QString &line : lines)
        text += QStringLiteral("# ") + line + u'\n';
    return text;
}

QString headLines(const AllowRequest &request)
{
    const QString stream = harmless(request.stream);
    const QString place = harmless(request.place);
    QStringList lines;
    lines << QStringLiteral("Penstock, %1").arg(request.date.toString(Qt::ISODate));
    if (!stream.isEmpty())
        lines << QStringLiteral("Stream: %1").arg(stream);
    lines << QStringLiteral("Region: %1%2")
                 .arg(harmless(request.region), place.isEmpty() ? QString() : QStringLiteral(", ") + place);
    lines << QStringLiteral("Addresses as published in %1, TCP port %2").arg(harmless(request.asOf)).arg(request.port);
    return commentLines(lines);
}

QString ruleComment(const AllowRequest &request, qsizetype longest)
{
    return harmlessAscii(QStringLiteral("Penstock %1 %2 %3")
                             .arg(request.region, request.date.toString(Qt::ISODate), request.stream),
                         longest)
        .trimmed();
}

QString ruleName(const AllowRequest &request, QLatin1Char separator)
{
    QString name = QStringLiteral("penstock-%1-%2").arg(request.region.toLower()).arg(request.port);
    for (QChar &c : name)
        c = c.unicode() < 0x80 && c.isLetterOrNumber() ? c : QChar(separator);
    return name;
}

QStringList addressesOf(const AllowRequest &request, bool v6)
{
    QStringList all;
    for (const QString &address : request.addresses) {
        if (address.contains(u':') == v6)
            all << address;
    }
    return all;
}

} // namespace penstock
