// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/scriptkeys.h"

#include <QCoreApplication>

#include <cmath>
#include <utility>

namespace penstock {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

} // namespace

ScriptKeys::ScriptKeys(const QJsonValue &value, QString path, QList<ScriptProblem> &problems)
    : m_object(value.toObject())
    , m_path(std::move(path))
    , m_problems(problems)
{
    if (!value.isObject())
        report({}, words("must be an object { … }"));
}

QString ScriptKeys::pathOf(const QString &key) const
{
    return m_path.isEmpty() || key.isEmpty() ? m_path + key : m_path + u'.' + key;
}

void ScriptKeys::report(const QString &key, const QString &message)
{
    m_problems.append({pathOf(key), message});
}

void ScriptKeys::reportUnknown()
{
    const QStringList left = m_object.keys();
    for (const QString &key : left)
        report(key, words("is not a key that a script has here"));
}

QJsonValue ScriptKeys::take(const char *key)
{
    return m_object.take(QLatin1String(key));
}

ScriptKeys ScriptKeys::takeObject(const char *key)
{
    return {take(key), pathOf(QLatin1String(key)), m_problems};
}

int ScriptKeys::integer(const char *key, int least, int most, int otherwise)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return otherwise;
    const double number = value.toDouble(std::nan(""));
    if (number >= least && number <= most && number == std::floor(number))
        return int(number);
    report(QLatin1String(key), words("must be a whole number from %1 to %2").arg(least).arg(most));
    return otherwise;
}

QString ScriptKeys::text(const char *key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isString())
        report(QLatin1String(key), words("must be a text in quotes"));
    return value.toString();
}

bool ScriptKeys::flag(const char *key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isBool())
        report(QLatin1String(key), words("must be true or false"));
    return value.toBool();
}

void ScriptKeys::onlyTrue(const char *key)
{
    if (!take(key).toBool())
        report(QLatin1String(key), words("must be true; leave it out otherwise"));
}

} // namespace penstock
