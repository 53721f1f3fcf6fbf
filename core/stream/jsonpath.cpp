// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/jsonpath.h"

#include <algorithm>

namespace penstock {

namespace {

bool isNameStart(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c.unicode() >= 0x80;
}

bool isShorthand(const QString &key)
{
    return !key.isEmpty() && isNameStart(key.front()) &&
           std::all_of(key.begin(), key.end(), [](QChar c) { return isNameStart(c) || (c >= u'0' && c <= u'9'); });
}

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'\b':
        return QStringLiteral("\\b");
    case u'\t':
        return QStringLiteral("\\t");
    case u'\n':
        return QStringLiteral("\\n");
    case u'\f':
        return QStringLiteral("\\f");
    case u'\r':
        return QStringLiteral("\\r");
    case u'\'':
        return QStringLiteral("\\'");
    case u'\\':
        return QStringLiteral("\\\\");
    default:
        break;
    }
    if (c.unicode() < 0x20)
        return QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
    return c;
}

} // namespace

QString memberPath(const QString &path, const QString &key)
{
    if (isShorthand(key))
        return path + u'.' + key;
    QString quoted;
    for (const QChar c : key)
        quoted += escaped(c);
    return path + QLatin1String("['") + quoted + QLatin1String("']");
}

QString entryPath(const QString &path, qsizetype index)
{
    return path + u'[' + QString::number(index) + u']';
}

bool isAtOrBelow(const QString &path, const QString &upper)
{
    if (!path.startsWith(upper))
        return false;
    return path.size() == upper.size() || path.at(upper.size()) == u'.' || path.at(upper.size()) == u'[';
}

} // namespace penstock
