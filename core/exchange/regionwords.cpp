// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/regionwords.h"

#include "core/event/catalog.h"

#include <QRegularExpression>

#include <algorithm>

namespace penstock {

namespace {

//! What people call the places of the catalog.
constexpr std::pair<const char *, const char *> placeNames[] = {
    {"usa", "us"},       {"united states", "us"},  {"america", "us"}, {"europe", "eu"}, {"european union", "eu"},
    {"mumbai", "india"}, {"jakarta", "indonesia"},
};

QString idOf(const QString &number)
{
    return QStringLiteral("DC-%1").arg(number.toInt(), 2, 10, QLatin1Char('0'));
}

QStringList numbered(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\b(?:d\\.?c\\.?|data ?cent(?:er|re))[-_ "
                       "#]*(\\d{1,3})\\b|\\b(?:dashboard|api)-(\\d{2,3})\\.|^(\\d{1,3})$"),
        QRegularExpression::CaseInsensitiveOption);
    QStringList ids;
    auto each = form.globalMatch(text.trimmed());
    while (each.hasNext()) {
        const auto match = each.next();
        ids.append(idOf(match.captured(match.lastCapturedIndex())));
    }
    ids.removeDuplicates();
    return ids;
}

bool namesPlace(const QString &text, const QString &place)
{
    const QRegularExpression word(QStringLiteral("\\b%1\\b").arg(QRegularExpression::escape(place)));
    return text.contains(word);
}

} // namespace

QStringList regionsMeant(const QString &text, const Catalog &catalog)
{
    if (QStringList ids = numbered(text); !ids.isEmpty())
        return ids;
    QString words = text.toLower();
    for (const auto &[name, place] : placeNames) {
        if (namesPlace(words, QLatin1String(name)))
            words += u' ' + QLatin1String(place);
    }
    QStringList ids;
    for (const Region &region : catalog.regions()) {
        const QString place = QString::fromStdString(region.place).toLower();
        if (!place.isEmpty() && namesPlace(words, place))
            ids.append(QString::fromStdString(region.id));
    }
    return ids;
}

} // namespace penstock
