// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/jsonreader.h"

#include "core/stream/jsonpath.h"
#include "core/stream/nearestword.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QString typeName(const simdjson::dom::element &element)
{
    using Type = simdjson::dom::element_type;
    switch (element.type()) {
    case Type::ARRAY:
        return Words::tr("a list");
    case Type::OBJECT:
        return Words::tr("an object");
    case Type::INT64:
    case Type::UINT64:
    case Type::DOUBLE:
        return Words::tr("a number");
    case Type::STRING:
        return Words::tr("a text");
    case Type::BOOL:
        return Words::tr("true or false");
    case Type::NULL_VALUE:
        return Words::tr("null");
    }
    Q_UNREACHABLE();
}

QString keyList(const QList<QLatin1String> &keys)
{
    QStringList words;
    for (const QLatin1String key : keys)
        words.append(key);
    return words.join(QLatin1String(", "));
}

} // namespace

void reportType(const JsonNode &node, const QString &expected, ProblemLog &log)
{
    log.error(node.path, Words::tr("The type is wrong: this is %1.").arg(typeName(node.element)), expected);
}

bool isText(const JsonNode &node)
{
    return node.element.is_string();
}

bool isObject(const JsonNode &node)
{
    return node.element.is_object();
}

bool isList(const JsonNode &node)
{
    return node.element.is_array();
}

std::optional<QString> readText(const JsonNode &node, ProblemLog &log)
{
    std::string_view text;
    if (node.element.get_string().get(text) == simdjson::SUCCESS)
        return toQString(text);
    reportType(node, Words::tr("Write a text in double quotes."), log);
    return std::nullopt;
}

std::optional<qint64> readInteger(const JsonNode &node, Range range, ProblemLog &log)
{
    if (!node.element.is_number()) {
        reportType(node, Words::tr("Write a whole number from %1 to %2.").arg(range.least).arg(range.most), log);
        return std::nullopt;
    }
    std::int64_t value = 0;
    if (node.element.get_int64().get(value) == simdjson::SUCCESS && range.contains(value))
        return value;
    log.error(node.path,
              node.element.type() == simdjson::dom::element_type::DOUBLE ? Words::tr("This is not a whole number.")
                                                                         : Words::tr("This number is out of range."),
              Words::tr("Write a whole number from %1 to %2.").arg(range.least).arg(range.most));
    return std::nullopt;
}

std::optional<QList<JsonNode>> readList(const JsonNode &node, ProblemLog &log)
{
    simdjson::dom::array entries;
    if (node.element.get_array().get(entries) != simdjson::SUCCESS) {
        reportType(node, Words::tr("Write a list in square brackets."), log);
        return std::nullopt;
    }
    QList<JsonNode> nodes;
    for (const simdjson::dom::element entry : entries)
        nodes.append({entry, entryPath(node.path, nodes.size())});
    return nodes;
}

std::optional<QStringList> readTexts(const JsonNode &node, ProblemLog &log)
{
    const auto entries = readList(node, log);
    if (!entries)
        return std::nullopt;
    QStringList texts;
    for (const JsonNode &entry : *entries)
        texts.append(readText(entry, log).value_or(QString()));
    return texts;
}

ObjectReader::ObjectReader(QList<std::pair<QString, JsonNode>> members, QString path, ProblemLog &log)
    : m_members(std::move(members))
    , m_path(std::move(path))
    , m_log(&log)
{
}

std::optional<ObjectReader> ObjectReader::open(const JsonNode &node, ProblemLog &log)
{
    simdjson::dom::object object;
    if (node.element.get_object().get(object) != simdjson::SUCCESS) {
        reportType(node, Words::tr("Write an object in curly brackets."), log);
        return std::nullopt;
    }
    QList<std::pair<QString, JsonNode>> members;
    for (const auto [rawKey, element] : object) {
        const QString key = toQString(rawKey);
        members.append({key, {element, memberPath(node.path, key)}});
    }
    return ObjectReader(std::move(members), node.path, log);
}

void ObjectReader::allowOnly(const QList<QLatin1String> &known) const
{
    QHash<QString, int> seen;
    for (const auto &[key, node] : m_members) {
        const int times = ++seen[key];
        if (times == 2)
            m_log->error(node.path, Words::tr("This key stands here more than once."), Words::tr("Keep one of them."));
        if (times > 1 || known.contains(key))
            continue;
        const auto nearest = nearestWord(key, known);
        m_log->error(node.path, Words::tr("This key is not known here."),
                     nearest ? Words::tr("Did you mean \"%1\"?").arg(*nearest)
                             : Words::tr("Known here: %1.").arg(keyList(known)));
    }
}

std::optional<JsonNode> ObjectReader::find(QLatin1String key) const
{
    const auto it =
        std::find_if(m_members.begin(), m_members.end(), [key](const auto &member) { return member.first == key; });
    return it == m_members.end() ? std::nullopt : std::optional(it->second);
}

std::optional<JsonNode> ObjectReader::require(QLatin1String key, const QString &mend) const
{
    auto node = find(key);
    if (!node)
        m_log->missing(pathOf(key), Words::tr("\"%1\" is missing.").arg(key), mend);
    return node;
}

QString ObjectReader::pathOf(QLatin1String key) const
{
    return memberPath(m_path, key);
}

void ObjectReader::read(QLatin1String key, bool &into) const
{
    const auto node = find(key);
    if (node && node->element.get(into) != simdjson::SUCCESS)
        reportType(*node, QCoreApplication::translate("penstock", "Write true or false."), *m_log);
}

void ObjectReader::read(QLatin1String key, QString &into) const
{
    if (const auto node = find(key)) {
        if (auto text = readText(*node, *m_log))
            into = std::move(*text);
    }
}

} // namespace penstock
