// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/headerlines.h"

#include "core/stream/headerrules.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace penstock {

namespace {

//! The quoted or bare words behind -H and --header, one "Name: value" each.
QStringList headerOptions(const QString &text)
{
    static const QRegularExpression option(QStringLiteral(
        R"re((?:^|\s)(?:-H|--header)(?:\s+|=)?(?:\$?'((?:[^']|'\\'')*)'|"((?:[^"\\]|\\.)*)"|([^\s'"-]\S*)))re"));
    static const QRegularExpression escape(QStringLiteral(R"(\\(["\\$`]))"));
    QStringList lines;
    for (auto matches = option.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        QString line = match.captured(match.lastCapturedIndex());
        if (match.lastCapturedIndex() == 1)
            line.replace(QLatin1String("'\\''"), QLatin1String("'"));
        else if (match.lastCapturedIndex() == 2)
            line.replace(escape, QStringLiteral("\\1"));
        lines.append(line);
    }
    return lines;
}

//! A line as curl -v ("> Name: value") or a mail (quoted by >) has it.
QString withoutMargin(const QString &line)
{
    static const QRegularExpression margin(QStringLiteral("^[>\\s]+"));
    QString bare = line.trimmed();
    return bare.remove(margin);
}

//! None where the text is no header; a pseudo-header of HTTP/2 (":path: /") is none.
std::optional<HeaderLine> headerOf(const QString &line)
{
    const qsizetype colon = line.indexOf(u':');
    if (colon <= 0)
        return std::nullopt;
    const QString name = line.left(colon).trimmed();
    // "https://…" alone on a line.
    const QString value = line.mid(colon + 1);
    if (name.contains(u'\t') || name.size() > 100 || value.startsWith(QLatin1String("//")))
        return std::nullopt;
    return HeaderLine{name, value.trimmed()};
}

//! "accept" and below it "*/*": as browsers copy a table. All lines or none; pseudo-headers keep their pairs.
QList<HeaderLine> pairsOf(const QStringList &lines)
{
    QList<HeaderLine> pairs;
    if (lines.size() < 2 || lines.size() % 2 != 0)
        return pairs;
    for (qsizetype at = 0; at < lines.size(); at += 2) {
        QString name = lines[at];
        if (name.endsWith(u':') && name.size() > 1)
            name.chop(1);
        const bool pseudo = name.startsWith(u':');
        if (!isToken(QStringView(name).mid(pseudo ? 1 : 0).toUtf8()))
            return {};
        if (!pseudo)
            pairs.append({name, lines[at + 1]});
    }
    return pairs;
}

QList<HeaderLine> linesOf(const QString &text)
{
    if (const QStringList options = headerOptions(text); !options.isEmpty()) {
        QList<HeaderLine> headers;
        for (const QString &option : options) {
            if (const auto header = headerOf(option))
                headers.append(*header);
        }
        return headers;
    }
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (const QString bare = withoutMargin(line); !bare.isEmpty())
            lines.append(bare);
    }
    if (const QList<HeaderLine> pairs = pairsOf(lines); !pairs.isEmpty())
        return pairs;
    QList<HeaderLine> headers;
    for (const QString &line : lines) {
        if (const auto header = headerOf(line))
            headers.append(*header);
    }
    return headers;
}

} // namespace

PastedHeaders headersFromText(const QString &text)
{
    PastedHeaders pasted;
    pasted.headers = linesOf(text);
    pasted.leftOut =
        pasted.headers.removeIf([](const HeaderLine &header) { return isForbiddenHeader(header.name.toUtf8()); });
    return pasted;
}

} // namespace penstock
