// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/eventwords.h"

#include "core/event/catalog.h"
#include "core/stream/nearestword.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>

namespace penstock {

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

//! One code may stand for two events: then the name is the event.
QString entryFor(const CatalogEvent &event, const Catalog &catalog)
{
    return toQString(catalog.byCode(event.code) == &event ? event.code : event.name);
}

QString oneEvent(const QString &text, const Catalog &catalog)
{
    const QString word = text.simplified();
    if (const auto *event = catalog.find(word.toStdString()))
        return entryFor(*event, catalog);
    const QString spelt = QString(word).replace(u'_', u' ').replace(u'-', u' ');
    for (const CatalogEvent &event : catalog.events()) {
        const QString name = toQString(event.name);
        const QString code = toQString(event.code);
        const QString alias = toQString(catalog.aliasOf(event.code));
        if (word.compare(name, Qt::CaseInsensitive) == 0 || word.compare(code, Qt::CaseInsensitive) == 0 ||
            word.compare(alias, Qt::CaseInsensitive) == 0 ||
            spelt.compare(QString(name).replace(u'-', u' '), Qt::CaseInsensitive) == 0)
            return entryFor(event, catalog);
    }
    return {};
}

// "Email Opened (MOE_EMAIL_OPEN)", "Email Opened - MOE_EMAIL_OPEN": the code, or else the name.
QString nameWithCode(const QString &text, const Catalog &catalog)
{
    static const QRegularExpression form(
        QStringLiteral("^(.*?)\\s*(?:[(\\[]\\s*([^()\\[\\]]+?)\\s*[)\\]]|(?:\\s[-\\x{2013}:=]|:)\\s+(\\S+))$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    const QString code = oneEvent(match.captured(match.lastCapturedIndex()), catalog);
    return code.isEmpty() ? oneEvent(match.captured(1), catalog) : code;
}

QStringList ofChannel(const QString &text, const Catalog &catalog)
{
    static const QRegularExpression form(QStringLiteral("^(?:all )?(?:the )?(.+?) (?:campaign )?events$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QString channel = form.match(text).captured(1);
    QStringList events;
    for (const CatalogEvent &event : catalog.events()) {
        if (!channel.isEmpty() && channel.compare(toQString(event.channel), Qt::CaseInsensitive) == 0)
            events.append(entryFor(event, catalog));
    }
    return events;
}

// All the parts must be known: else the whole may be a code of the user's own.
QStringList joinedEvents(const QString &text, const Catalog &catalog)
{
    static const QRegularExpression joint(QStringLiteral("\\s+and\\s+|\\s*[&+/]\\s*"),
                                          QRegularExpression::CaseInsensitiveOption);
    const QStringList parts = text.split(joint, Qt::SkipEmptyParts);
    QStringList events;
    for (const QString &part : parts) {
        const QString one = oneEvent(part, catalog);
        const QStringList found = one.isEmpty() ? ofChannel(part, catalog) : QStringList(one);
        if (found.isEmpty() || parts.size() < 2)
            return {};
        events += found;
    }
    return events;
}

} // namespace

QStringList eventsMeant(const QString &text, const Catalog &catalog)
{
    for (const QString &one : {oneEvent(text, catalog), nameWithCode(text, catalog)}) {
        if (!one.isEmpty())
            return {one};
    }
    const QStringList channel = ofChannel(text, catalog);
    return channel.isEmpty() ? joinedEvents(text, catalog) : channel;
}

QString nearestEvent(const QString &text, const Catalog &catalog)
{
    // Words of another length are never near, and each costs the product of both.
    const qsizetype reach = std::max<qsizetype>(1, text.size() / 3);
    QList<QLatin1String> words;
    const auto add = [&](const std::string &word) {
        if (std::abs(qsizetype(word.size()) - text.size()) <= reach)
            words.append(QLatin1String(word.data(), qsizetype(word.size())));
    };
    for (const CatalogEvent &event : catalog.events()) {
        add(event.name);
        add(event.code);
    }
    return nearestWord(text, words).value_or(QLatin1String());
}

} // namespace penstock
