// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/exchange/schemacheck.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace penstock {

namespace {

class SchemaCheck
{
public:
    explicit SchemaCheck(const QJsonValue &root)
        : m_root(root)
    {
    }

    [[nodiscard]] QString finding(const QJsonValue &value, const QJsonValue &schema, const QString &path) const
    {
        if (schema.isBool())
            return schema.toBool() ? QString() : path + QLatin1String(" is not allowed");
        if (!schema.isObject())
            return path + QLatin1String(": the schema is no schema");
        const QJsonObject keywords = schema.toObject();
        for (auto it = keywords.begin(); it != keywords.end(); ++it) {
            if (const QString found = keyword(it.key(), it.value(), value, keywords, path); !found.isEmpty())
                return found;
        }
        return {};
    }

private:
    [[nodiscard]] bool fits(const QJsonValue &value, const QJsonValue &schema) const
    {
        return finding(value, schema, QStringLiteral("$")).isEmpty();
    }

    static QString unless(bool holds, const QString &path, const QString &name)
    {
        return holds ? QString() : path + QLatin1String(" breaks ") + name;
    }

    [[nodiscard]] QString keyword(const QString &name, const QJsonValue &rule, const QJsonValue &value,
                                  const QJsonObject &schema, const QString &path) const
    {
        static const QStringList notes{QStringLiteral("$schema"),     QStringLiteral("$comment"),
                                       QStringLiteral("$defs"),       QStringLiteral("title"),
                                       QStringLiteral("description"), QStringLiteral("then")};
        if (notes.contains(name))
            return {};
        if (name == QLatin1String("$ref"))
            return finding(value, referred(rule.toString()), path);
        if (name == QLatin1String("type"))
            return unless(isOfType(value, rule.toString()), path, name);
        if (name == QLatin1String("const"))
            return unless(value == rule, path, name);
        if (name == QLatin1String("enum"))
            return unless(rule.toArray().contains(value), path, name);
        if (name == QLatin1String("minLength"))
            return unless(!value.isString() || value.toString().size() >= rule.toInt(), path, name);
        if (name == QLatin1String("minimum"))
            return unless(!value.isDouble() || value.toDouble() >= rule.toDouble(), path, name);
        if (name == QLatin1String("minItems"))
            return unless(!value.isArray() || value.toArray().size() >= rule.toInt(), path, name);
        if (name == QLatin1String("maxItems"))
            return unless(!value.isArray() || value.toArray().size() <= rule.toInt(), path, name);
        return applicator(name, rule, value, schema, path);
    }

    [[nodiscard]] QString applicator(const QString &name, const QJsonValue &rule, const QJsonValue &value,
                                     const QJsonObject &schema, const QString &path) const
    {
        const auto rules = rule.toArray();
        const auto fitsOne = [&](const QJsonValue &each) { return fits(value, each); };
        if (name == QLatin1String("anyOf"))
            return unless(std::any_of(rules.begin(), rules.end(), fitsOne), path, name);
        if (name == QLatin1String("if"))
            return fits(value, rule) ? finding(value, schema[QLatin1String("then")], path) : QString();
        if (name == QLatin1String("allOf"))
            return firstOf(rules, [&](const QJsonValue &each) { return finding(value, each, path); });
        if (name == QLatin1String("items"))
            return firstOf(value.toArray(),
                           [&](const QJsonValue &each) { return finding(each, rule, path + QLatin1String("[]")); });
        if (name == QLatin1String("required"))
            return firstOf(rules, [&](const QJsonValue &key) {
                return unless(!value.isObject() || value.toObject().contains(key.toString()),
                              path + u'.' + key.toString(), name);
            });
        if (name == QLatin1String("properties"))
            return members(
                value, [&](const QString &key) { return rule.toObject().contains(key); }, rule, path);
        if (name == QLatin1String("additionalProperties"))
            return members(
                value,
                [&](const QString &key) { return !schema[QLatin1String("properties")].toObject().contains(key); }, rule,
                path);
        return path + QLatin1String(": this check does not know ") + name;
    }

    template <typename Wanted>
    [[nodiscard]] QString members(const QJsonValue &value, Wanted wanted, const QJsonValue &rule,
                                  const QString &path) const
    {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!wanted(it.key()))
                continue;
            const QJsonValue own = rule.isObject() ? rule[it.key()] : rule;
            if (const QString found = finding(it.value(), own, path + u'.' + it.key()); !found.isEmpty())
                return found;
        }
        return {};
    }

    template <typename Check>
    static QString firstOf(const QJsonArray &values, Check check)
    {
        for (const QJsonValue &value : values) {
            if (const QString found = check(value); !found.isEmpty())
                return found;
        }
        return {};
    }

    static bool isOfType(const QJsonValue &value, const QString &type)
    {
        if (type == QLatin1String("integer"))
            return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
        return (type == QLatin1String("object") && value.isObject()) ||
               (type == QLatin1String("array") && value.isArray()) ||
               (type == QLatin1String("string") && value.isString()) ||
               (type == QLatin1String("number") && value.isDouble());
    }

    [[nodiscard]] QJsonValue referred(const QString &reference) const
    {
        QJsonValue place = m_root;
        for (const QString &key : reference.mid(2).split(u'/'))
            place = place[key];
        return place;
    }

    QJsonValue m_root;
};

} // namespace

QString schemaFinding(const QJsonValue &value, const QJsonValue &schema, const QJsonValue &root, const QString &path)
{
    return SchemaCheck(root).finding(value, schema, path);
}

} // namespace penstock
