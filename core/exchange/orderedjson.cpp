// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/orderedjson.h"

#include "core/stream/jsontext.h"

namespace penstock {

namespace {

constexpr std::size_t width = 100;

std::string keyText(const JsonMember &member)
{
    return quotedJson(member.key.toStdString()) + ": ";
}

} // namespace

OrderedJson::OrderedJson(const QString &text)
    : m_scalar(quotedJson(text.toStdString()))
{
}

OrderedJson::OrderedJson(const char *ascii)
    : m_scalar(quotedJson(ascii))
{
}

OrderedJson::OrderedJson(bool value)
    : m_scalar(value ? "true" : "false")
{
}

OrderedJson::OrderedJson(qint64 value)
    : m_scalar(std::to_string(value))
{
}

OrderedJson OrderedJson::object(std::initializer_list<JsonMember> members)
{
    OrderedJson json(Kind::Object);
    json.m_members = members;
    return json;
}

OrderedJson OrderedJson::list(std::initializer_list<OrderedJson> elements)
{
    OrderedJson json(Kind::List);
    json.m_elements = elements;
    return json;
}

OrderedJson OrderedJson::texts(const QStringList &texts)
{
    OrderedJson json(Kind::List);
    for (const QString &text : texts)
        json.append(text);
    return json;
}

void OrderedJson::add(const QString &key, const OrderedJson &value)
{
    m_members.push_back({key, value});
}

void OrderedJson::addAll(const OrderedJson &object)
{
    m_members.insert(m_members.end(), object.m_members.begin(), object.m_members.end());
}

void OrderedJson::append(const OrderedJson &value)
{
    m_elements.push_back(value);
}

QByteArray OrderedJson::toText() const
{
    return QByteArray::fromStdString(written(0, 0) + '\n');
}

std::string OrderedJson::inLine() const
{
    if (m_kind == Kind::Scalar)
        return m_scalar;
    std::string all;
    for (const JsonMember &member : m_members)
        all += (all.empty() ? "" : ", ") + keyText(member) + member.value.inLine();
    for (const OrderedJson &element : m_elements)
        all += (all.empty() ? "" : ", ") + element.inLine();
    if (m_kind == Kind::List)
        return '[' + all + ']';
    return all.empty() ? "{}" : "{ " + all + " }";
}

std::string OrderedJson::written(std::size_t indent, std::size_t column) const
{
    std::string line = inLine();
    if (m_kind == Kind::Scalar || column + line.size() <= width)
        return line;
    const std::string inner(indent + 2, ' ');
    std::string all;
    for (const JsonMember &member : m_members) {
        const std::string key = inner + keyText(member);
        all += (all.empty() ? "\n" : ",\n") + key + member.value.written(indent + 2, key.size());
    }
    for (const OrderedJson &element : m_elements)
        all += (all.empty() ? "\n" : ",\n") + inner + element.written(indent + 2, inner.size());
    const bool isObject = m_kind == Kind::Object;
    return (isObject ? '{' : '[') + all + '\n' + std::string(indent, ' ') + (isObject ? '}' : ']');
}

} // namespace penstock
